import type { ReplyReader } from './reply-reader.ts';

const chaos = 3;
const txt = 16;

/** DNS response (RFC 1035 §4.1) to `version.bind. CH TXT`, over UDP or with the length that TCP puts before it. */
export const dnsReader: ReplyReader = {
  protocol: 'dns',
  names: ['dns', 'domain', 'dns-tcp', 'dns-udp'],
  read({ data, text, port, hinted }) {
    const message = withoutLength(data);
    const isResponse = message.length >= 12 && ((message[2] ?? 0) & 0xf8) === 0x80;
    if (!isResponse || message.readUInt16BE(4) > 1) {
      return hinted && /^[\x20-\x7e]{3,}$/u.test(text)
        ? { service: 'dns', fields: { version: text }, extra: { version_bind: text } }
        : undefined;
    }
    const question = questionOf(message);
    if (question === undefined || (!hinted && port !== 53 && question.name !== 'version.bind'))
      return undefined;
    const code = String((message[3] ?? 0) & 15);
    const version = question.name === 'version.bind' ? textAnswer(message, question.end) : undefined;
    return {
      service: 'dns',
      fields: version === undefined ? {} : { version },
      extra: { response_code: code, ...(version === undefined ? {} : { version_bind: version }) },
    };
  },
};

function withoutLength(data: Buffer): Buffer {
  return data.length >= 14 && data.readUInt16BE(0) === data.length - 2 ? data.subarray(2) : data;
}

function questionOf(message: Buffer): { name: string; end: number } | undefined {
  if (message.readUInt16BE(4) === 0) return { name: '', end: 12 };
  const labels: string[] = [];
  let at = 12;
  while (labels.length < 32) {
    const length = message[at] ?? 255;
    if (length === 0) return { name: labels.join('.'), end: at + 5 };
    if (length > 63 || at + 1 + length > message.length) return undefined;
    labels.push(message.toString('latin1', at + 1, at + 1 + length).toLowerCase());
    at += 1 + length;
  }
  return undefined;
}

function textAnswer(message: Buffer, start: number): string | undefined {
  let at = start;
  for (let answer = 0; answer < Math.min(4, message.readUInt16BE(6)); answer += 1) {
    at = endOfName(message, at);
    const [type, kind, size] = [
      message.readUInt16BE(at),
      message.readUInt16BE(at + 2),
      message.readUInt16BE(at + 8),
    ];
    at += 10;
    if (type === txt && kind === chaos && size > 1 && at + size <= message.length) {
      const length = Math.min(message[at] ?? 0, size - 1);
      return message.toString('utf8', at + 1, at + 1 + length);
    }
    at += size;
  }
  return undefined;
}

/** Steps over a name; a compression pointer ends it and is never followed. */
function endOfName(message: Buffer, start: number): number {
  let at = start;
  for (let label = 0; label < 128; label += 1) {
    const length = message[at] ?? 0;
    if (length === 0) return at + 1;
    if (length >= 0xc0) return at + 2;
    at += 1 + length;
  }
  return at;
}
