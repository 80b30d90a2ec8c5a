/** One BER element (ITU-T X.690): tag byte and content. */
export interface BerValue {
  readonly tag: number;
  readonly content: Buffer;
}

/**
 * The elements that lie side by side in `data`, at most `limit`; what is cut off is left out. Only short tags
 * and definite lengths are read, which is all that LDAP and SNMP use.
 */
export function berValues(data: Buffer, limit = 64): BerValue[] {
  const values: BerValue[] = [];
  let at = 0;
  while (at + 2 <= data.length && values.length < limit) {
    const tag = data[at] ?? 0;
    const first = data[at + 1] ?? 0;
    const extraBytes = first > 0x80 ? first & 0x7f : 0;
    if (first === 0x80 || extraBytes > 4 || at + 2 + extraBytes > data.length) break;
    const length = extraBytes === 0 ? first : data.readUIntBE(at + 2, extraBytes);
    const start = at + 2 + extraBytes;
    if (start + length > data.length) break;
    values.push({ tag, content: data.subarray(start, start + length) });
    at = start + length;
  }
  return values;
}

/** Dotted text of an object identifier's content; empty when it holds none. */
export function objectIdentifier(content: Buffer): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content.subarray(0, 128)) {
    value = value * 128 + (byte & 127);
    if (byte > 127) continue;
    if (numbers.length === 0) {
      const first = Math.min(2, Math.floor(value / 40));
      numbers.push(first, value - first * 40);
    } else numbers.push(value);
    value = 0;
  }
  return numbers.join('.');
}
