import type { ReplyReader } from './reply-reader.ts';

/** rsync daemon greeting: `@RSYNCD: ` and the protocol version, which is not the program's. */
export const rsyncReader: ReplyReader = {
  protocol: 'rsync',
  names: ['rsync'],
  read({ text }) {
    const version = /^@RSYNCD: (?<version>\d{1,3}(?:\.\d{1,3})?)/u.exec(text)?.groups?.['version'];
    if (version === undefined) return undefined;
    return { service: 'rsync', fields: { greeting: '@RSYNCD:' }, extra: { protocol_version: version } };
  },
};

/** VNC: protocol version message (RFC 6143 §7.1.1). */
export const vncReader: ReplyReader = {
  protocol: 'vnc',
  names: ['vnc', 'rfb'],
  read({ text }) {
    const version = /^RFB (?<version>\d{3}\.\d{3})\n/u.exec(text)?.groups?.['version'];
    if (version === undefined) return undefined;
    return { service: 'vnc', fields: { version }, extra: { protocol_version: version } };
  },
};

/** IRC messages of a server (RFC 2812 §2.3.1); numerics 002, 004 and 351 carry the program's version. */
export const ircReader: ReplyReader = {
  protocol: 'irc',
  names: ['irc', 'ircs'],
  read({ text }) {
    const head = text.slice(0, 4096);
    if (!/^(?::\S{1,200} (?:NOTICE|\d{3}) |NOTICE AUTH :|ERROR :Closing [Ll]ink)/u.test(head))
      return undefined;
    const numeric = /^:\S{1,200} (?:002|004|351) (?<version>[^\r\n]{1,300})/mu.exec(head)?.groups?.[
      'version'
    ];
    return { service: 'irc', fields: numeric === undefined ? {} : { version: numeric }, extra: {} };
  },
};

/** NATS `INFO {json}` greeting. */
export const natsReader: ReplyReader = {
  protocol: 'nats',
  names: ['nats'],
  read({ text }) {
    const json = /^INFO (?<json>\{[^\r\n]{2,16000}\}) ?(?:\r?\n|$)/u.exec(text)?.groups?.['json'];
    if (json === undefined) return undefined;
    const told = parseObject(json);
    if (typeof told?.['server_id'] !== 'string') return undefined;
    const version = told['version'];
    const name = told['server_name'];
    return {
      service: 'nats',
      fields: typeof version === 'string' ? { version } : {},
      extra: {
        ...(typeof name === 'string' ? { server_name: name } : {}),
        ...(told['auth_required'] === true ? { auth_required: 'true' } : {}),
        ...(told['tls_required'] === true ? { tls_required: 'true' } : {}),
      },
    };
  },
};

function parseObject(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
