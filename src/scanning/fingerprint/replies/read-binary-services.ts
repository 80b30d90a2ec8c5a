import type { ReplyReader } from './reply-reader.ts';

/** Remote Desktop: X.224 connection confirm ([MS-RDPBCGR] §2.2.1.2), alike for Windows and xrdp. */
export const rdpReader: ReplyReader = {
  protocol: 'rdp',
  names: ['rdp', 'ms-wbt-server'],
  read({ data }) {
    if (data[0] !== 3 || data[1] !== 0 || data.length < 11 || data[5] !== 0xd0) return undefined;
    if (data.readUInt16BE(2) > 64) return undefined;
    const kind = data[11];
    if (data.length < 19 || (kind !== 2 && kind !== 3)) return { service: 'rdp', fields: {}, extra: {} };
    const value = String(data.readUInt32LE(15));
    return {
      service: 'rdp',
      fields: {},
      extra: kind === 2 ? { security_protocol: value } : { failure_code: value },
    };
  },
};

/** X Window System: answer to a connection set-up (X11 protocol, "Connection Setup"). */
export const x11Reader: ReplyReader = {
  protocol: 'x11',
  names: ['x11', 'x-window'],
  read({ data, text, port, hinted }) {
    const likely = hinted || (port >= 6000 && port <= 6063);
    if (!likely || data.length < 8 || (data[0] ?? 9) > 2 || data.readUInt16LE(2) !== 11) return undefined;
    if (data[0] !== 1) {
      const reason = text.slice(8, 8 + Math.min(data[1] ?? 0, 200));
      return { service: 'x11', fields: {}, extra: reason === '' ? {} : { error: reason } };
    }
    if (data.length < 40) return { service: 'x11', fields: {}, extra: {} };
    const vendor = text.slice(40, 40 + Math.min(data.readUInt16LE(24), 100));
    return { service: 'x11', fields: { vendor }, extra: { vendor, release: String(data.readUInt32LE(8)) } };
  },
};

/** SOCKS 5 method selection (RFC 1928 §3): two bytes, known only where SOCKS is expected. */
export const socksReader: ReplyReader = {
  protocol: 'socks',
  names: ['socks', 'socks5'],
  read({ data, port, hinted }) {
    if (data.length !== 2 || data[0] !== 5 || !(hinted || port === 1080)) return undefined;
    return { service: 'socks', fields: {}, extra: { method: String(data[1]) } };
  },
};

/** A TLS record that is no application data: alert or handshake (RFC 8446 §5.1). */
export const tlsReader: ReplyReader = {
  protocol: 'tls',
  names: ['tls', 'ssl'],
  read({ data }) {
    const isRecord =
      data.length >= 7 && data[1] === 3 && (data[2] ?? 9) <= 4 && data.readUInt16BE(3) <= 16_640;
    const alert = data[0] === 0x15 && data.readUInt16BE(3) === 2 && (data[5] === 1 || data[5] === 2);
    if (!isRecord || !(alert || (data[0] === 0x16 && data[5] === 2))) return undefined;
    return { service: 'tls', fields: {}, extra: {} };
  },
};
