import { z } from 'zod';
import { SitewardenError } from '../support/sitewarden-error.ts';

/** The most a list gives at once, and what it gives unless asked for less. */
export const maxPageSize = 1000;

/** What every list takes: how many at most, and where the page before ended. */
export const PageInput = {
  limit: z.int().min(1).max(maxPageSize).default(maxPageSize),
  cursor: z.string().min(1).max(500).optional(),
};

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; null when this is the last. */
  readonly nextCursor: string | null;
}

/** Position of a row in a list: the values it is sorted by, the last of them unique. */
export type PagePosition = readonly (string | number)[];

/**
 * Reads a cursor made by `pageOf` for the same order. Throws `invalid` / `cursor_invalid` for anything else.
 */
export function readCursor<Position extends PagePosition>(
  cursor: string | undefined,
  position: z.ZodType<Position>,
): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new SitewardenError(
      'invalid',
      'cursor_invalid',
      "The 'cursor' parameter is not one that this list gave. Follow the Link header, or begin without it.",
      { cause },
    );
  }
}

/** Makes a page of rows that were asked for with one more than `limit`. */
export function pageOf<T>(rows: readonly T[], limit: number, positionOf: (row: T) => PagePosition): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items, nextCursor: null };
  return { items, nextCursor: Buffer.from(JSON.stringify(positionOf(last))).toString('base64url') };
}
