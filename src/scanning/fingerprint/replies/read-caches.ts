import type { ReplyReader } from './reply-reader.ts';

const redisErrors =
  /^-(?:NOAUTH |DENIED |ERR unknown command|ERR wrong number of arguments for|ERR Protocol error|NOPERM |LOADING |MISCONF |ERR operation not permitted)/u;

/** Redis protocol: the bulk string that answers `INFO`, or one of its errors. */
export const redisReader: ReplyReader = {
  protocol: 'redis',
  names: ['redis', 'rediss', 'valkey'],
  read({ text, hinted }) {
    if (redisErrors.test(text)) {
      const error = text.slice(1, 400).split(/\r?\n/u, 1)[0] ?? '';
      return { service: 'redis', fields: { error }, extra: { error } };
    }
    const bulk = /^(?:\$\d{1,6}|=\d{1,6})\r\n/u.exec(text);
    const info = text.slice(bulk?.[0].length ?? 0, 8192);
    if ((bulk === null && !hinted) || !/^redis_version:|^valkey_version:/mu.test(info)) return undefined;
    const lines = info.replaceAll('\r', '');
    return { service: 'redis', fields: { info: lines.slice(0, 4096) }, extra: infoExtras(lines) };
  },
};

function infoExtras(info: string): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const [name, key] of [
    ['os', 'os'],
    ['redis_mode', 'mode'],
    ['arch_bits', 'arch_bits'],
  ] as const) {
    const value = new RegExp(`^${name}:([^\\n]{1,120})`, 'mu').exec(info)?.[1];
    if (value !== undefined) extra[key] = value;
  }
  return extra;
}

/** memcached text protocol: the answer to `version`. */
export const memcachedReader: ReplyReader = {
  protocol: 'memcached',
  names: ['memcached', 'memcache'],
  read({ text, data, port, hinted }) {
    // Over UDP a frame header of eight bytes goes before the text (memcached protocol.txt, "UDP protocol").
    const words = data[0] === 0 && data.length > 16 ? text.slice(8) : text;
    const version = /^VERSION (?<version>[\x21-\x7e]{1,60})\r\n/u.exec(words)?.groups?.['version'];
    if (version !== undefined) return { service: 'memcached', fields: { version }, extra: {} };
    const complains = /^(?:ERROR|CLIENT_ERROR [^\r\n]{0,200})\r\n/u.test(words);
    return complains && (hinted || port === 11211)
      ? { service: 'memcached', fields: {}, extra: {} }
      : undefined;
  },
};
