import type { ReplyReader } from './reply-reader.ts';

const iac = 0xff;
const subnegotiation = 0xfa;
const subnegotiationEnd = 0xf0;

/** Telnet (RFC 854): the text that is left when option negotiation is taken out. */
export const telnetReader: ReplyReader = {
  protocol: 'telnet',
  names: ['telnet', 'telnets'],
  read({ data, port, hinted }) {
    const negotiates = startsWithNegotiation(data);
    const banner = stripTelnetCommands(data.subarray(0, 4096)).replaceAll('\0', '').trim();
    const prompts = /(?:login|username|password): ?$/iu.test(banner);
    if (!negotiates && !hinted && !(port === 23 && banner !== '') && !prompts) return undefined;
    if (!negotiates && /[^\P{Cc}\t\r\n]/u.test(banner)) return undefined;
    return { service: 'telnet', fields: banner === '' ? {} : { banner }, extra: {} };
  },
};

function startsWithNegotiation(data: Buffer): boolean {
  const command = data[1] ?? 0;
  return (
    data[0] === iac && command >= subnegotiation && command < iac && data.length >= 3 && (data[2] ?? 255) < 64
  );
}

/** Everything of `data` that is no Telnet command, as latin1 text. */
function stripTelnetCommands(data: Uint8Array): string {
  const kept: number[] = [];
  for (let at = 0; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    if (byte !== iac) {
      kept.push(byte);
      continue;
    }
    const command = data[at + 1] ?? 0;
    if (command === iac) kept.push(iac);
    at +=
      command === subnegotiation
        ? lengthOfSubnegotiation(data, at)
        : command > subnegotiation && command < iac
          ? 2
          : 1;
  }
  return Buffer.from(kept).toString('latin1');
}

function lengthOfSubnegotiation(data: Uint8Array, start: number): number {
  for (let at = start + 2; at + 1 < data.length; at += 1) {
    if (data[at] === iac && data[at + 1] === subnegotiationEnd) return at + 1 - start;
  }
  return data.length - start;
}

/** The refusal of every option that `data` asks for: DO → WONT, WILL → DONT (RFC 1143). Empty when none is asked. */
export function refuseTelnetOptions(data: Uint8Array): Buffer {
  const answer: number[] = [];
  for (let at = 0; at + 2 < data.length && answer.length < 96; at += 1) {
    if (data[at] !== iac) continue;
    const option = data[at + 2] ?? 0;
    if (data[at + 1] === 0xfd) answer.push(iac, 0xfc, option);
    if (data[at + 1] === 0xfb) answer.push(iac, 0xfe, option);
    at += 2;
  }
  return Buffer.from(answer);
}
