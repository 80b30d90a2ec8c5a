import { SitewardenError } from '../../support/sitewarden-error.ts';

/** Raised whenever a reader of the former form would misread the new one. */
export const bundleFormatVersion = 6;

/** "SWIB": marks the SQLite file as a Sitewarden intelligence bundle. */
export const bundleApplicationId = 0x53574942;

export const bundleTables = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE brief_column (name TEXT PRIMARY KEY, content BLOB NOT NULL);
  CREATE TABLE detail_block (id INTEGER PRIMARY KEY, content BLOB NOT NULL);
  CREATE TABLE product_column (name TEXT PRIMARY KEY, content BLOB NOT NULL);
  CREATE TABLE condition (key TEXT PRIMARY KEY, content TEXT NOT NULL);
  CREATE TABLE unmapped (key INTEGER PRIMARY KEY, content TEXT NOT NULL);
`;

/** The error for content that is not what was written. */
export function bundleDamaged(what: string, cause?: unknown): SitewardenError {
  return new SitewardenError(
    'unavailable',
    'bundle_damaged',
    `The intelligence bundle is damaged (${what}). Build it again or fetch a new copy.`,
    cause === undefined ? undefined : { cause },
  );
}

/** Runs `read` and turns whatever goes wrong inside into the error for a damaged bundle. */
export function readingBundle<T>(what: string | (() => string), read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof SitewardenError) throw cause;
    throw bundleDamaged(typeof what === 'string' ? what : what(), cause);
  }
}
