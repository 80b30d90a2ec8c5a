import type { ReplyReader } from './reply-reader.ts';
import { readNtlmChallenge } from './ntlm-challenge.ts';

/** SMB over TCP: SMB 2 and 3 negotiate ([MS-SMB2] §2.2.4), session setup with an NTLM challenge, and SMB 1. */
export const smbReader: ReplyReader = {
  protocol: 'smb',
  names: ['smb', 'cifs', 'microsoft-ds', 'netbios-ssn', 'samba'],
  read({ data: received }) {
    const session = sessionAnswer(received);
    if (session !== undefined && received.length === session)
      return { service: 'smb', fields: {}, extra: {} };
    const data = received.subarray(session ?? 0);
    const mark = data.toString('latin1', 5, 8);
    if (data[0] !== 0 || mark !== 'SMB' || data.length < 40) return undefined;
    const extra: Record<string, string> = {};
    const fields: Record<string, string> = {};
    if (data[4] === 0xff) readSmb1(data, fields, extra);
    else if (data[4] === 0xfe) readSmb2(data, extra);
    else return undefined;
    Object.assign(extra, readNtlmChallenge(data));
    // Samba fills the GUID with its NetBIOS name and zeros; others draw it at random.
    const name = /^(?<name>(?:[0-9a-f]{2}){1,15}?)(?:00)+$/u.exec(extra['server_guid'] ?? '')?.groups?.[
      'name'
    ];
    const told = Buffer.from(name ?? '', 'hex').toString('latin1');
    if (told !== '' && told === extra['netbios_name']?.toLowerCase()) fields['guid_name'] = told;
    return { service: 'smb', fields, extra };
  },
};

/** Length of the answer to a NetBIOS session request (RFC 1002 §4.3.3, §4.3.4) at the start of `data`. */
function sessionAnswer(data: Buffer): number | undefined {
  if (data.length < 4 || data[1] !== 0 || data[2] !== 0) return undefined;
  if (data[0] === 0x82 && data[3] === 0) return 4;
  return data[0] === 0x83 && data[3] === 1 && (data[4] ?? 0) >= 0x80 ? 5 : undefined;
}

function readSmb2(data: Buffer, extra: Record<string, string>): void {
  const isNegotiate = data.readUInt16LE(4 + 12) === 0;
  if (!isNegotiate || data.length < 4 + 64 + 24) return;
  const dialect = data.readUInt16LE(4 + 64 + 4);
  extra['dialect'] = `${dialect >> 8}.${(dialect >> 4) & 15}.${dialect & 15}`;
  const identifier = data.subarray(4 + 64 + 8, 4 + 64 + 24);
  extra['server_guid'] = identifier.toString('hex');
  extra['signing'] = ((data[4 + 64 + 2] ?? 0) & 2) === 2 ? 'required' : 'enabled';
}

/** Session setup of SMB 1 ends in three strings: native OS, native LAN manager, domain ([MS-CIFS] §2.2.4.53.2). */
function readSmb1(data: Buffer, fields: Record<string, string>, extra: Record<string, string>): void {
  extra['dialect'] = '1';
  if (data[8] !== 0x73) return;
  const wide = (data.readUInt16LE(4 + 10) & 0x8000) !== 0;
  const tail = data.subarray(Math.min(data.length, 4 + 32 + 9));
  const texts = (wide ? tail.toString('utf16le') : tail.toString('latin1')).slice(0, 600);
  const samba = /Samba (?<version>\d[\w.-]{1,60})/u.exec(texts)?.[0];
  const windows = /Windows [\w .()-]{2,60}/u.exec(texts)?.[0];
  if (samba !== undefined) fields['native_lm'] = samba;
  if (windows !== undefined) fields['native_os'] = extra['native_os'] = windows;
}
