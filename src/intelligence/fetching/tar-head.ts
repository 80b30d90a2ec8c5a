import { archiveDamaged } from './archive-budget.ts';

export const tarBlockBytes = 512;

export interface TarHead {
  readonly name: string;
  readonly bytes: number;
  /** `0` for a file; see POSIX.1-2001, ustar, typeflag. */
  readonly type: string;
}

/** Reads the head of an entry of a tar archive (POSIX.1-2001 ustar). Error: `feed_damaged`. */
export function readTarHead(head: Buffer): TarHead {
  const text = (start: number, length: number): string =>
    head.toString('utf8', start, start + length).replace(/\0.*$/su, '');
  let sum = 8 * 32;
  for (const [at, byte] of head.entries()) if (at < 148 || at >= 156) sum += byte;
  if (Number.parseInt(text(148, 8).trim(), 8) !== sum)
    throw archiveDamaged('it is no zip and no tar archive');
  const bytes = Number.parseInt(text(124, 12).trim() || '0', 8);
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw archiveDamaged('the size of an entry cannot be read');
  const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
  const name = text(0, 100);
  return { name: prefix === '' ? name : `${prefix}/${name}`, bytes, type: head.toString('latin1', 156, 157) };
}

/** The head of a file of a tar archive; its name has at most 100 bytes, its size fits 11 octal digits. */
export function writeTarHead(name: string, bytes: number): Buffer {
  const head = Buffer.alloc(tarBlockBytes);
  head.write(name, 0);
  head.write('0000644\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  head.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124);
  head.write(`${'0'.repeat(11)}\0`, 136);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\u000000', 257, 'latin1');
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}
