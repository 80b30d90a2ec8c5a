/** A resource record (RFC 1035 §3.2) as far as announcements need it. */
export interface DnsRecord {
  /** Lower case but for the first label, which people write. */
  readonly name: string;
  /** What a PTR record points to. */
  readonly target: string | undefined;
  /** The strings of a TXT record. */
  readonly texts: readonly string[];
  readonly isAddress: boolean;
}

const maxMessages = 3;
const maxRecords = 200;
const maxPointers = 16;
const maxNameLength = 255;
const maxTexts = 40;
const [ipv4, pointerType, textType, ipv6] = [1, 12, 16, 28];

/** The records of responses that stand one behind the other; empty for what is no response. Throws a RangeError when cut off. */
export function dnsRecords(data: Buffer): DnsRecord[] {
  const records: DnsRecord[] = [];
  let at = 0;
  for (let count = 0; count < maxMessages && at + 12 <= data.length; count += 1) {
    const message = data.subarray(at);
    if (((message[2] ?? 0) & 0xf8) !== 0x80) break;
    at += readMessage(message, records);
  }
  return records;
}

/** Adds the records of one message; its length. */
function readMessage(message: Buffer, records: DnsRecord[]): number {
  const [questions, ...sections] = [4, 6, 8, 10].map((offset) => message.readUInt16BE(offset));
  let at = 12;
  for (let question = 0; question < Math.min(questions ?? 0, maxRecords); question += 1) {
    at = nameAt(message, at).end + 4;
  }
  const total = sections.reduce((sum, count) => sum + count, 0);
  for (let record = 0; record < Math.min(total, maxRecords) && at < message.length; record += 1) {
    const { name, end } = nameAt(message, at);
    const type = message.readUInt16BE(end);
    const start = end + 10;
    const length = message.readUInt16BE(end + 8);
    at = start + length;
    // What of a record that is cut off still stands may say something else than the whole did.
    if (at > message.length) break;
    records.push({
      name,
      target: type === pointerType ? nameAt(message, start).name : undefined,
      texts: type === textType ? textsOf(message.subarray(start, at)) : [],
      isAddress: type === ipv4 || type === ipv6,
    });
  }
  return at;
}

/** A name that may point back into the message (RFC 1035 §4.1.4); pointers forward, or too many, throw. */
function nameAt(message: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = start;
  let end: number | undefined;
  let length = 0;
  for (let pointers = 0; ;) {
    const size = message.readUInt8(at);
    if (size === 0) return { name: nameOf(labels), end: end ?? at + 1 };
    if (size >= 0xc0) {
      const target = message.readUInt16BE(at) & 0x3fff;
      end ??= at + 2;
      pointers += 1;
      if (target >= at || pointers > maxPointers) throw new RangeError('a name that points in circles');
      at = target;
      continue;
    }
    length += size + 1;
    if (size > 63 || length > maxNameLength) throw new RangeError('a name that is too long');
    labels.push(message.toString('utf8', at + 1, at + 1 + size));
    at += 1 + size;
  }
}

function nameOf([first = '', ...others]: readonly string[]): string {
  const rest = others.join('.').toLowerCase();
  const own = first.startsWith('_') ? first.toLowerCase() : first;
  return rest === '' ? own : `${own}.${rest}`;
}

/** Strings with their length before each (RFC 1035 §3.3.14). */
function textsOf(content: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < content.length && texts.length < maxTexts;) {
    const size = content[at] ?? 0;
    if (size > 0) texts.push(content.toString('utf8', at + 1, at + 1 + size));
    at += 1 + size;
  }
  return texts;
}
