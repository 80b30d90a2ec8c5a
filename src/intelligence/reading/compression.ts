export type Compression = 'none' | 'gzip' | 'zstd' | 'xz';

const magics: readonly (readonly [Exclude<Compression, 'none'>, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]], // RFC 1952 §2.3.1
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]], // RFC 8878 §3.1.1
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]], // .xz file format §2.1.1.1
];

const endings: readonly (readonly [string, Compression])[] = [
  ['.gz', 'gzip'],
  ['.zst', 'zstd'],
  ['.xz', 'xz'],
];

/** What the first bytes say; `none` when they are the start of no known compressed format. */
export function compressionOfMagic(head: Uint8Array): Compression {
  return magics.find(([, magic]) => magic.every((byte, index) => head[index] === byte))?.[0] ?? 'none';
}

/** What the file's name promises. */
export function compressionOfName(path: string): Compression {
  return endings.find(([ending]) => path.toLowerCase().endsWith(ending))?.[1] ?? 'none';
}
