import type { DatabaseSync } from 'node:sqlite';
import { bundleDamaged } from './bundle-schema.ts';
import { readColumns } from './column-table.ts';
import { readTextColumn, type TextColumn } from './text-column.ts';
import { findInSlots } from './text-slots.ts';

// What is asked for together stands together: finding a row costs more than reading it.
/** Of a product: where its statements end (those before are of the product before it), how many matches they have. */
export const productWords = 2;
/** Of a statement: CVE, head times two (plus one: see `isOpenHead`), and from where to where its matches are listed. */
export const statementWords = 4;
/** Of a listed match: its number, and that of the one version that it can fit plus one, 0 where other things decide. */
export const listedWords = 2;

/** What is said of all products, as rows of numbers (see `createProductColumnWriter`). */
export interface ProductColumns {
  /** All `part:vendor:product` keys, ascending. */
  readonly keys: TextColumn;
  /** The number of the product with that key, -1 when nothing is said of it. */
  find(key: string): number;
  /** The number of a version that some match names, -1 for others. */
  findVersion(version: string): number;
  readonly products: Uint32Array;
  readonly statements: Uint32Array;
  readonly listed: Uint32Array;
  /** A `PackedHead` and a `PackedMatch` each, as JSON. */
  readonly heads: TextColumn;
  readonly matches: TextColumn;
}

/** Throws the error for a damaged bundle when the columns do not fit together. */
export function readProductColumns(database: DatabaseSync): ProductColumns {
  const columns = readColumns(database, 'product_column');
  const keys = readTextColumn(columns, 'key');
  const slots = columns.uint32('key_slot');
  const versions = readTextColumn(columns, 'version');
  const versionSlots = columns.uint32('version_slot');
  const found = {
    keys,
    find: (key: string) => findInSlots(slots, keys, key),
    findVersion: (version: string) => findInSlots(versionSlots, versions, version),
    products: columns.uint32('product'),
    statements: columns.uint32('statement'),
    listed: columns.uint32('listed'),
    heads: readTextColumn(columns, 'head'),
    matches: readTextColumn(columns, 'match'),
  };
  if (found.products.length !== keys.count * productWords) throw bundleDamaged('the number of products');
  return found;
}

/** A number of a row; a damaged bundle may point behind the end. */
export function wordAt(rows: Uint32Array, at: number): number {
  const value = rows[at];
  if (value === undefined) throw bundleDamaged('the rows of products');
  return value;
}
