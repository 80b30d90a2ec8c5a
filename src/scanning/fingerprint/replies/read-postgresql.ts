import type { ReplyReader } from './reply-reader.ts';

/**
 * PostgreSQL ErrorResponse (PostgreSQL documentation, "Message Formats" and "Error and Notice Message Fields").
 * The protocol does not state the server's version before a login, so none is given.
 */
export const postgresqlReader: ReplyReader = {
  protocol: 'postgresql',
  names: ['postgresql', 'postgres', 'pgsql', 'pg'],
  read({ data, port, hinted }) {
    // The one-byte answer to SSLRequest says only that somebody knows the question.
    if (data.length === 1 && (data[0] === 0x4e || data[0] === 0x53) && (hinted || port === 5432)) {
      return {
        service: 'postgresql',
        fields: {},
        extra: { tls_offered: data[0] === 0x53 ? 'true' : 'false' },
      };
    }
    if (data[0] !== 0x45 || data.length < 8) return undefined;
    const length = data.readUInt32BE(1);
    if (length < 8 || length > 30_000) return readOldError(data, hinted);
    const told = errorFields(data.subarray(5, Math.min(1 + length, data.length)));
    const severity = told.get('V') ?? told.get('S');
    const code = told.get('C');
    if (severity === undefined || code === undefined || !/^[0-9A-Z]{5}$/u.test(code)) return undefined;
    const message = told.get('M') ?? '';
    const origin = `${told.get('F') ?? ''}:${told.get('R') ?? ''}`;
    const range = /server supports (?<range>\d\.\d to \d\.\d)/u.exec(message)?.groups?.['range'];
    return {
      service: 'postgresql',
      fields: { message, ...(origin === ':' ? {} : { origin }) },
      extra: { error: message, sqlstate: code, ...(range === undefined ? {} : { protocol_range: range }) },
    };
  },
};

function errorFields(body: Buffer): Map<string, string> {
  const told = new Map<string, string>();
  let at = 0;
  while (at < body.length && body[at] !== 0 && told.size < 30) {
    const end = body.indexOf(0, at + 1);
    if (end < 0) break;
    told.set(String.fromCharCode(body[at] ?? 0), body.toString('utf8', at + 1, Math.min(end, at + 401)));
    at = end + 1;
  }
  return told;
}

/** Error of protocol 2: the byte E and a text that ends with a line feed and a zero. */
function readOldError(data: Buffer, hinted: boolean): ReturnType<ReplyReader['read']> {
  const message = data.toString('latin1', 1, 400);
  const known = /^(?:FATAL|ERROR): {1,2}(?<message>[^\n\0]{3,300})\n\0?/u.exec(message)?.groups?.['message'];
  if (known === undefined || !(hinted || known.includes('unsupported frontend protocol'))) return undefined;
  return { service: 'postgresql', fields: { message: known }, extra: { error: known } };
}
