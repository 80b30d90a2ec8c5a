/** What the words for programs mean that say why a scan, or what is known of a host, is partial (README). */
const meanings: Readonly<Record<string, string>> = {
  stopped: 'somebody ended the scan',
  scan_timeout: 'the time for the scan was over',
  host_timeout: 'the time for a host was over',
  scan_deadline: 'the time for the whole scan was over',
  no_progress: 'the scan got nowhere for too long',
  pause_timeout: 'the scan was paused for too long',
  site_offline: 'nobody answered at the site when the scan was due',
  too_many_open_ports: 'a host has more open ports than are talked to',
  identification_failed: "a program's answer could not be dealt with",
  local_resources: "the scanner's machine had no socket or port left",
  silent_addresses_not_asked: 'more silent addresses behind a router than are asked by ping and UDP',
  echo_requests_not_sent: "the scanner's machine does not let silent addresses be asked by ping",
  imported: 'another program scanned; what it was not told to ask is not known',
};

/** A reason for people: what it means, with the word that documentation knows it by; others as they are. */
export function wordsOfReason(reason: string): string {
  const meaning = Object.hasOwn(meanings, reason) ? meanings[reason] : undefined;
  return meaning === undefined ? reason : `${meaning} (${reason})`;
}
