/** The text of a greeting of three-digit replies (RFC 959 §4.2, RFC 5321 §4.2), codes and continuation marks removed. */
export function numberedReply(text: string): { code: string; banner: string } | undefined {
  const lines = text.slice(0, 4096).split(/\r?\n/u, 40);
  const code = /^(?<code>[1-5]\d\d)(?:[ -]|$)/u.exec(lines[0] ?? '')?.groups?.['code'];
  if (code === undefined) return undefined;
  const words = lines.map((line) => line.replace(/^[1-5]\d\d(?:[ -]|$)/u, ''));
  return { code, banner: words.join('\n').trim() };
}

const ftpPorts: ReadonlySet<number> = new Set([21, 2121, 990]);
const smtpPorts: ReadonlySet<number> = new Set([25, 465, 587, 2525]);

/**
 * Which of the two protocols that greet with `220` a greeting belongs to; undefined when nothing tells.
 * What the greeting says goes before what the port suggests.
 */
export function greetingProtocol(banner: string, port: number): 'ftp' | 'smtp' | undefined {
  if (/\bE?SMTP\b|\bPostfix\b|\bSendmail\b|\bExim\b/iu.test(banner)) return 'smtp';
  if (/FTP/iu.test(banner)) return 'ftp';
  if (ftpPorts.has(port)) return 'ftp';
  return smtpPorts.has(port) ? 'smtp' : undefined;
}
