import type { TcpProbe } from './probe.ts';

const dialects: readonly number[] = [0x0202, 0x0210, 0x0300, 0x0302];

function negotiate(): Buffer {
  const body = Buffer.alloc(36 + dialects.length * 2);
  body.writeUInt16LE(36, 0);
  body.writeUInt16LE(dialects.length, 2);
  body.writeUInt16LE(1, 4);
  body.fill(0x53, 12, 28);
  dialects.forEach((dialect, index) => body.writeUInt16LE(dialect, 36 + index * 2));
  return framed(0, 0, body);
}

/**
 * SMB 2 negotiate ([MS-SMB2] §2.2.3), then the first half of an NTLM session setup, which makes the server tell
 * its names. No account is named and the exchange ends there.
 */
export const smbNegotiateProbe: TcpProbe = {
  name: 'smb-negotiate',
  protocol: 'smb',
  ports: [445],
  tlsPorts: [],
  payload: negotiate,
  followUp: (received) => {
    if (received.length < 132 || received[4] !== 0xfe || received.readUInt32LE(12) !== 0) return undefined;
    const token = negotiateToken();
    const body = Buffer.alloc(24);
    body.writeUInt16LE(25, 0);
    body[3] = 1;
    body.writeUInt16LE(64 + 24, 12);
    body.writeUInt16LE(token.length, 14);
    return framed(1, 1, Buffer.concat([body, token]));
  },
};

/**
 * SMB over NetBIOS: a session request (RFC 1002 §4.3.2) to the name that every server takes for its own, then
 * the negotiate. What the server is called takes a connection of its own.
 */
export const netbiosSessionProbe: TcpProbe = {
  name: 'netbios-session',
  protocol: 'smb',
  ports: [139],
  tlsPorts: [],
  payload: () => {
    const names = Buffer.concat([encodedName('*SMBSERVER'), encodedName('SITEWARDEN')]);
    return Buffer.concat([Buffer.from([0x81, 0, 0, names.length]), names]);
  },
  followUp: (received) => (received[0] === 0x82 ? negotiate() : undefined),
};

/** First level encoding of a NetBIOS name of a server or client (RFC 1001 §14.1). */
function encodedName(name: string): Buffer {
  const nibbles = [...Buffer.from(name.padEnd(15) + ' ')].flatMap((byte) => [
    0x41 + (byte >> 4),
    0x41 + (byte & 15),
  ]);
  return Buffer.from([nibbles.length, ...nibbles, 0]);
}

/** NetBIOS session header and SMB 2 header around a body. */
function framed(command: number, messageId: number, body: Buffer): Buffer {
  const header = Buffer.alloc(4 + 64);
  header.writeUInt32BE(64 + body.length, 0);
  header.write('\u00feSMB', 4, 'latin1');
  header.writeUInt16LE(64, 8);
  header.writeUInt16LE(command, 16);
  header.writeUInt16LE(31, 18);
  header.writeUInt32LE(messageId, 28);
  return Buffer.concat([header, body]);
}

/** NTLM NEGOTIATE_MESSAGE ([MS-NLMP] §2.2.1.1), bare: SMB servers take it without SPNEGO around it. */
function negotiateToken(): Buffer {
  const token = Buffer.alloc(32);
  token.write('NTLMSSP\0', 0, 'latin1');
  token.writeUInt32LE(1, 8);
  token.writeUInt32LE(0xe208_8297, 12);
  return token;
}
