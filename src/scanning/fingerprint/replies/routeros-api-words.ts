/**
 * Words of the RouterOS API at the start of `data` (MikroTik documentation, "API", "Protocol"): at most 16 words
 * of at most 512 bytes, which is all that a refusal needs. Empty when the bytes do not fit that form.
 */
export function apiWords(data: Buffer): string[] {
  const words: string[] = [];
  let at = 0;
  while (at < data.length && words.length < 16) {
    const first = data[at] ?? 0;
    const twoBytes = (first & 0xc0) === 0x80;
    if (first > 0xbf || (twoBytes && at + 1 >= data.length)) break;
    const length = twoBytes ? ((first & 0x3f) << 8) | (data[at + 1] ?? 0) : first;
    const start = at + (twoBytes ? 2 : 1);
    if (length > 512 || start + length > data.length) break;
    const word = data.toString('latin1', start, start + length);
    if (words.length === 0 && !/^![a-z]{2,6}$/u.test(word)) return [];
    words.push(word);
    at = start + length;
  }
  return words;
}
