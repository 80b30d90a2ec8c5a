import { createHash, hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { digestedColumns, type BriefColumns } from './brief-columns.ts';
import { readColumns } from './column-table.ts';
import { bundleDamaged, bundleFormatVersion } from './bundle-schema.ts';
import { readDetailBlocks } from './detail-blocks.ts';
import { digestFeedContent } from './feed-content.ts';

/**
 * `sha256:` over what the bundle says, in sorted order: facts and details by CVE, statements by product,
 * conditions by key. How SQLite lays it out and in which order records arrived has no part in it.
 */
export function computeBundleDigest(database: DatabaseSync, columns: BriefColumns, kind: string): string {
  const sum = createHash('sha256').update(`sitewarden-bundle ${bundleFormatVersion} ${kind}\n`);
  const brief = readColumns(database, 'brief_column');
  for (const name of digestedColumns) {
    const content = brief.bytes(name);
    sum.update(`${name} ${content.length}\n`).update(content);
  }
  for (const digest of detailDigests(database, columns)) sum.update(digest);
  for (const row of database.prepare('SELECT * FROM product_column ORDER BY name').iterate()) {
    if (!(row.content instanceof Uint8Array)) throw bundleDamaged(`column ${String(row.name)}`);
    sum.update(`${String(row.name)} ${row.content.length}\n`).update(row.content);
  }
  for (const table of ['condition', 'unmapped'] as const) {
    for (const row of database.prepare(`SELECT * FROM ${table} ORDER BY key`).iterate()) {
      const content = String(row.content);
      sum.update(`${table} ${JSON.stringify(row.key)} ${content.length}\n`).update(content);
    }
  }
  digestFeedContent(database, sum);
  return `sha256:${sum.digest('hex')}`;
}

/** The digests of the details in the order of CVEs and, within each, of sources, one string for a thousand of them. */
function* detailDigests(database: DatabaseSync, columns: BriefColumns): Generator<string> {
  const positions = new Map<number, { at: number; line: number }[]>();
  for (let at = 0; at < columns.recordCount; at += 1) {
    const { block, line } = columns.place(at);
    const inBlock = positions.get(block);
    if (inBlock === undefined) positions.set(block, [{ at, line }]);
    else inBlock.push({ at, line });
  }
  const digests: string[] = Array.from({ length: columns.recordCount }, () => '');
  for (const [block, lines] of readDetailBlocks(database)) {
    for (const { at, line } of positions.get(block) ?? []) {
      digests[at] = hash('sha256', lines[line] ?? '', 'base64');
    }
  }
  for (let at = 0; at < digests.length; at += 1000) yield digests.slice(at, at + 1000).join('\n');
}
