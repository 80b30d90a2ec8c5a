import type { Hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import { bundleDamaged, readingBundle } from './bundle-schema.ts';

/** What a feed besides those of CVE records brings: JSON texts by name, such as `recog/ssh.banner`. */
export type FeedContent = Iterable<readonly [name: string, json: string]>;

export const feedContentTable = 'CREATE TABLE feed_content (name TEXT PRIMARY KEY, content BLOB NOT NULL);';

/** Hostile or broken content must not fill the memory. */
const maxContentBytes = 64 * 1024 * 1024;

export function writeFeedContent(database: DatabaseSync, contents: FeedContent): void {
  const insert = database.prepare('INSERT INTO feed_content (name, content) VALUES (?, ?)');
  for (const [name, json] of contents) insert.run(name, gzipSync(json));
}

/** Adds names and texts to the digest of the bundle, by name; how they were compressed has no part in it. */
export function digestFeedContent(database: DatabaseSync, sum: Hash): void {
  for (const row of database.prepare('SELECT name, content FROM feed_content ORDER BY name').iterate()) {
    const name = String(row.name);
    const text = unpacked(name, row.content);
    sum.update(`feed ${JSON.stringify(name)} ${text.length}\n`).update(text);
  }
}

/** Gives the text of a name; undefined for what the bundle does not hold. */
export function createFeedContentReader(database: DatabaseSync): (name: string) => string | undefined {
  const select = database.prepare('SELECT content FROM feed_content WHERE name = ?');
  return (name) =>
    readingBundle(`the feed content ${name}`, () => {
      const content = select.get(name)?.content;
      return content === undefined ? undefined : unpacked(name, content).toString('utf8');
    });
}

/** The names of all content, ascending. */
export function listFeedContent(database: DatabaseSync): string[] {
  const rows = readingBundle('its feed content', () =>
    database.prepare('SELECT name FROM feed_content ORDER BY name').all(),
  );
  return rows.map((row) => String(row.name));
}

function unpacked(name: string, content: unknown): Buffer {
  if (!(content instanceof Uint8Array)) throw bundleDamaged(`the feed content ${name}`);
  return gunzipSync(content, { maxOutputLength: maxContentBytes });
}
