import type { DatabaseSync } from 'node:sqlite';
import { bundleDamaged } from './bundle-schema.ts';

/** Tables that hold one blob for each fact: arrays of little-endian numbers, or texts one after the other. */
export type ColumnTable = 'brief_column' | 'product_column';

export interface Columns {
  bytes(name: string): Uint8Array;
  uint32(name: string): Uint32Array;
  float64(name: string): Float64Array;
}

export function writeColumns(
  database: DatabaseSync,
  table: ColumnTable,
  columns: Readonly<Record<string, ArrayBufferView>>,
): void {
  const insert = database.prepare(`INSERT INTO ${table} (name, content) VALUES (?, ?)`);
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(columns)) {
    insert.run(name, new Uint8Array(buffer, byteOffset, byteLength));
  }
}

/** Reads a whole table; asking for a column that is not there throws the error for a damaged bundle. */
export function readColumns(database: DatabaseSync, table: ColumnTable): Columns {
  const raw = new Map<string, Uint8Array>();
  for (const { name, content } of database.prepare(`SELECT name, content FROM ${table}`).iterate()) {
    if (content instanceof Uint8Array) raw.set(String(name), content);
  }
  const bytes = (name: string) => {
    const column = raw.get(name);
    if (column === undefined) throw bundleDamaged(`column ${name}`);
    return column;
  };
  // Arrays of wider numbers begin at multiples of their width; a copy begins at 0.
  const aligned = (name: string, width: number) => {
    const column = bytes(name);
    return column.byteOffset % width === 0 ? column : column.slice();
  };
  return {
    bytes,
    uint32(name) {
      const { buffer, byteOffset, byteLength } = aligned(name, 4);
      return new Uint32Array(buffer, byteOffset, byteLength / 4);
    },
    float64(name) {
      const { buffer, byteOffset, byteLength } = aligned(name, 8);
      return new Float64Array(buffer, byteOffset, byteLength / 8);
    },
  };
}
