import type { ReplyReader } from './reply-reader.ts';

/** MySQL and MariaDB: initial handshake packet, protocol 9 and 10, or an error instead of it. */
export const mysqlReader: ReplyReader = {
  protocol: 'mysql',
  names: ['mysql', 'mariadb', 'mysqlx'],
  read({ data, text, hinted }) {
    if (data.length < 6) return undefined;
    const length = data.readUIntLE(0, 3);
    const first = data[4];
    if (data[3] === 0 && (first === 10 || first === 9) && length >= 10 && length < 1024)
      return readHandshake(data);
    if (data[3] === 0 && first === 0xff && length >= 4 && length < 1024) return readError(data, length);
    if (hinted && /^\d{1,2}\.\d{1,2}\.\d/u.test(text)) {
      return { service: 'mysql', fields: { version: text.slice(0, 200).trim() }, extra: {} };
    }
    return undefined;
  },
};

function readHandshake(data: Buffer): ReturnType<ReplyReader['read']> {
  const end = data.indexOf(0, 5);
  if (end < 6 || end > 250) return undefined;
  const version = data.toString('latin1', 5, end);
  if (!/^[\x20-\x7e]+$/u.test(version) || !/\d/u.test(version)) return undefined;
  const plugin = /\0(?<name>[a-z0-9_]{5,60}(?:password|auth|gssapi|ed25519|parsec)[a-z0-9_]{0,20})\0?$/u.exec(
    data.toString('latin1', end, end + 200),
  )?.groups?.['name'];
  return {
    service: 'mysql',
    fields: { version },
    extra: {
      protocol_version: String(data[4]),
      full_version: version,
      ...(plugin === undefined ? {} : { auth_plugin: plugin }),
    },
  };
}

function readError(data: Buffer, length: number): ReturnType<ReplyReader['read']> {
  const code = data.readUInt16LE(5);
  const message = data.toString('latin1', 7, Math.min(4 + length, data.length, 400)).replace(/^#\w{5}/u, '');
  if (code < 1000 || code > 5000 || !/^[\x20-\x7e]{5,}/u.test(message)) return undefined;
  return {
    service: 'mysql',
    fields: { error: message },
    extra: { error: message, error_code: String(code) },
  };
}
