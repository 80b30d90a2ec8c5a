import type { ReplyReader } from './reply-reader.ts';

/** NTP (RFC 5905 §7.3): a server's answer, or the variables that a mode 6 read gives (RFC 9327 §2). */
export const ntpReader: ReplyReader = {
  protocol: 'ntp',
  names: ['ntp', 'sntp'],
  read({ data, text, port, hinted }) {
    const first = data[0] ?? 0;
    const mode = first & 7;
    const version = (first >> 3) & 7;
    if (version < 1 || version > 4 || !(hinted || port === 123)) return undefined;
    if (mode === 4 && data.length >= 48 && (data[1] ?? 255) <= 16) {
      return {
        service: 'ntp',
        fields: {},
        extra: { protocol_version: String(version), stratum: String(data[1]) },
      };
    }
    if (mode !== 6 || data.length < 12 || ((data[1] ?? 0) & 0x80) === 0) return undefined;
    const variables = text.slice(12, 2000);
    const told = /\bversion="(?<version>[^"]{1,200})"/u.exec(variables)?.groups?.['version'];
    const system = /\bsystem="(?<system>[^"]{1,100})"/u.exec(variables)?.groups?.['system'];
    return {
      service: 'ntp',
      fields: { variables, ...(told === undefined ? {} : { version: told }) },
      extra: {
        protocol_version: String(version),
        ...(told === undefined ? {} : { daemon: told }),
        ...(system === undefined ? {} : { os: system }),
      },
    };
  },
};
