// 32 signs, none easily taken for another: no I, O, 0 or 1.
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The form of a friendly scan code, `ABC-DEF-GHI`. */
export function isScanCode(text: string): boolean {
  return /^[A-HJ-NP-Z2-9]{3}(?:-[A-HJ-NP-Z2-9]{3}){2}$/u.test(text);
}

/** The friendly code of a scan id: its last 45 bits, which are random in a UUID of version 7 (RFC 9562 §5.7). */
export function scanCodeOf(scanId: string): string {
  let bits = BigInt(`0x${scanId.replaceAll('-', '').slice(-12)}`);
  let signs = '';
  for (let index = 0; index < 9; index += 1) {
    signs += alphabet.charAt(Number(bits & 31n));
    bits >>= 5n;
  }
  return `${signs.slice(0, 3)}-${signs.slice(3, 6)}-${signs.slice(6)}`;
}
