import type { DatabaseSync } from 'node:sqlite';
import { any, hasWildcard } from '../../domain/cpe-value.ts';
import { writeColumns } from './column-table.ts';
import { unpackHead, type PackedMatch, type PackedStatement } from './statement-codec.ts';
import { listedWords, statementWords } from './product-columns.ts';
import { textColumns } from './text-column.ts';
import { slotsOf } from './text-slots.ts';

/** A statement with the position of its CVE. */
export interface PlacedStatement {
  readonly cve: number;
  readonly packed: PackedStatement;
}

export interface ProductColumnWriter {
  /** Takes a product after those before it in order, and its statements, ascending by CVE. */
  add(key: string, statements: readonly PlacedStatement[]): void;
  finish(): void;
}

/**
 * Writes what is said of all products as numbers. Heads, matches and lists of matches that are equal are kept once,
 * numbered as they come: two million matches are of two hundred thousand forms.
 */
export function createProductColumnWriter(database: DatabaseSync): ProductColumnWriter {
  const keys: string[] = [];
  const products: number[] = [];
  const statementRows: number[] = [];
  const listed: number[] = [];
  const lists = new Map<string, { readonly from: number; readonly to: number }>();
  const headNumber = createNumbering();
  const matchNumber = createNumbering();
  const versionNumber = createNumbering();
  const onlyVersions: number[] = [];

  function matchOf(match: PackedMatch): number {
    const number = matchNumber.of(JSON.stringify(match));
    if (number === onlyVersions.length) {
      const only = onlyVersionOf(typeof match === 'string' ? match : match[0]);
      onlyVersions.push(only === undefined ? 0 : versionNumber.of(only) + 1);
    }
    return number;
  }

  function listOf(matches: readonly number[]): { readonly from: number; readonly to: number } {
    const key = matches.join();
    const known = lists.get(key);
    if (known !== undefined) return known;
    const from = listed.length / listedWords;
    for (const match of matches) listed.push(match, onlyVersions[match] ?? 0);
    const list = { from, to: from + matches.length };
    lists.set(key, list);
    return list;
  }

  return {
    add(key, statements) {
      let matchCount = 0;
      for (const { cve, packed } of statements) {
        const [head, ...matches] = packed;
        const text = JSON.stringify(head);
        const list = listOf(matches.map(matchOf));
        statementRows.push(cve, headNumber.of(text) * 2 + isOpenHead(text), list.from, list.to);
        matchCount += matches.length;
      }
      keys.push(key);
      products.push(statementRows.length / statementWords, matchCount);
    },
    finish() {
      writeColumns(database, 'product_column', {
        ...textColumns('key', keys),
        key_slot: slotsOf(keys),
        product: Uint32Array.from(products),
        statement: Uint32Array.from(statementRows),
        ...textColumns('head', headNumber.texts()),
        listed: Uint32Array.from(listed),
        ...textColumns('match', matchNumber.texts()),
        ...textColumns('version', versionNumber.texts()),
        version_slot: slotsOf(versionNumber.texts()),
      });
    },
  };
}

/** 1 where a statement with that head may call a version affected that no match of it fits. */
function isOpenHead(text: string): number {
  const { use, isListing, defaultStatus } = unpackHead(text);
  return use === 'whole' || (isListing && defaultStatus === 'affected') ? 1 : 0;
}

/** The one version that a match can fit; undefined when bounds or a pattern decide, or nothing does. */
function onlyVersionOf(version: string | 0 | undefined): string | undefined {
  return typeof version !== 'string' || version === any || hasWildcard(version) ? undefined : version;
}

/** Numbers texts in the order in which they first come. */
function createNumbering() {
  const numbers = new Map<string, number>();
  return {
    of(text: string): number {
      let number = numbers.get(text);
      if (number === undefined) numbers.set(text, (number = numbers.size));
      return number;
    },
    texts: () => [...numbers.keys()],
  };
}
