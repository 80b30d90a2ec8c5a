/** A question by SNMP v1 or v2c: values of objects, or those that follow them. Nothing that sets can be expressed. */
export interface SnmpRequest {
  readonly version: '1' | '2c';
  readonly community: string;
  /** 0–2³¹−1; the answer repeats it. */
  readonly requestId: number;
  readonly ask: 'get' | 'bulk';
  /** Dotted object identifiers. */
  readonly names: readonly string[];
  /** How many successors of each name a `bulk` asks for. */
  readonly repetitions?: number;
}

const tagOf = { get: 0xa0, bulk: 0xa5 } as const;

/** The message of a GetRequest or GetBulkRequest (RFC 3416 §4.2; BER as of ITU-T X.690). */
export function encodeSnmpRequest(request: SnmpRequest): Buffer {
  const { version, community, requestId, ask, names, repetitions = 0 } = request;
  const bindings = names.map((name) => element(0x30, objectName(name), element(0x05)));
  const pdu = element(
    tagOf[ask],
    integer(requestId),
    integer(0),
    integer(ask === 'bulk' ? repetitions : 0),
    element(0x30, ...bindings),
  );
  return element(0x30, integer(version === '1' ? 0 : 1), element(0x04, Buffer.from(community, 'utf8')), pdu);
}

/** One BER element around its content. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

/** An INTEGER that is not negative, in as few bytes as hold it. */
export function integer(value: number): Buffer {
  let hex = value.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  const bytes = Buffer.from(hex, 'hex');
  return element(0x02, (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** An OBJECT IDENTIFIER: the first two numbers in one, each in groups of seven bits (X.690 §8.19). */
export function objectName(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(sevenBitGroups)));
}

function sevenBitGroups(value: number): number[] {
  const groups = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
    groups.unshift((left % 128) | 0x80);
  }
  return groups;
}
