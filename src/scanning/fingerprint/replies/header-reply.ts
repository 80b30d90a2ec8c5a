/** Status and headers of an HTTP-like reply (HTTP, RTSP, SIP). */
export interface HeaderReply {
  readonly protocolVersion: string;
  readonly status: string;
  /** By lower-case name; repeated headers joined with `, `. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const maxHeaders = 100;

/** Reads `PROTOCOL/x.y NNN` and the headers after it; undefined when `text` does not start so. */
export function headerReply(protocol: 'HTTP' | 'RTSP' | 'SIP', text: string): HeaderReply | undefined {
  const start = /^(?<name>[A-Z]{3,5})\/(?<version>\d(?:\.\d)?) (?<status>\d{3})(?: |\r|\n|$)/u.exec(
    text,
  )?.groups;
  if (start?.['name'] !== protocol) return undefined;
  const blank = /\r?\n\r?\n/u.exec(text);
  const head = blank === null ? text : text.slice(0, blank.index);
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/u, maxHeaders + 1).slice(1)) {
    const colon = line.indexOf(':');
    if (colon <= 0 || colon > 64) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line
      .slice(colon + 1)
      .trim()
      .slice(0, 1024);
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier}, ${value}`.slice(0, 2048));
  }
  const body = blank === null ? '' : text.slice(blank.index + blank[0].length);
  return { protocolVersion: start['version'] ?? '', status: start['status'] ?? '', headers, body };
}
