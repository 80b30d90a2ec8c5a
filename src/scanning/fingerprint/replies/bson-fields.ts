const maxFields = 200;

/**
 * The scalar fields of the outermost level of a BSON document (bsonspec.org 1.1), as text. Nested documents are
 * stepped over, so depth costs nothing; what is cut off or of an unknown type ends the reading.
 */
export function readBsonFields(document: Buffer): Map<string, string> {
  const fields = new Map<string, string>();
  const end = Math.min(document.length >= 4 ? document.readInt32LE(0) : 0, document.length);
  let at = 4;
  while (at < end && fields.size < maxFields) {
    const type = document[at] ?? 0;
    const nameEnd = document.indexOf(0, at + 1);
    if (type === 0 || nameEnd < 0 || nameEnd >= end) break;
    const name = document.toString('utf8', at + 1, Math.min(nameEnd, at + 101));
    const size = sizeOfValue(document, type, nameEnd + 1);
    if (size === undefined || nameEnd + 1 + size > end) break;
    fields.set(name, textOfValue(document, type, nameEnd + 1, size));
    at = nameEnd + 1 + size;
  }
  return fields;
}

const fixedSizes: ReadonlyMap<number, number> = new Map([
  [0x01, 8],
  [0x06, 0],
  [0x07, 12],
  [0x08, 1],
  [0x09, 8],
  [0x0a, 0],
  [0x10, 4],
  [0x11, 8],
  [0x12, 8],
  [0x13, 16],
]);

function sizeOfValue(document: Buffer, type: number, at: number): number | undefined {
  const fixed = fixedSizes.get(type);
  if (fixed !== undefined) return fixed;
  if (at + 4 > document.length) return undefined;
  const stated = document.readInt32LE(at);
  if (stated < 0) return undefined;
  if (type === 0x02 || type === 0x0d || type === 0x0e) return 4 + stated;
  if (type === 0x03 || type === 0x04) return stated;
  return type === 0x05 ? 5 + stated : undefined;
}

function textOfValue(document: Buffer, type: number, at: number, size: number): string {
  if (type === 0x02) return document.toString('utf8', at + 4, Math.min(at + size - 1, at + 404));
  if (type === 0x01 && at + 8 <= document.length) return String(document.readDoubleLE(at));
  if (type === 0x10 && at + 4 <= document.length) return String(document.readInt32LE(at));
  return type === 0x08 ? String(document[at] === 1) : '';
}
