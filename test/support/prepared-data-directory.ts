import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const root = path.join(import.meta.dirname, '../..');
const cache = path.join(root, 'node_modules/.cache/sitewarden-tests');

/**
 * Lays an empty cluster of the embedded engine, without any schema, into `dataDirectory`, as a first start would
 * make it. Making one takes seconds, so it is made once for each version of the engine and copied.
 */
export async function prepareDataDirectory(dataDirectory: string): Promise<void> {
  const prepared = await preparedCluster();
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  cpSync(prepared, path.join(dataDirectory, 'database'), { recursive: true });
}

async function preparedCluster(): Promise<string> {
  const manifest = path.join(root, 'node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const prepared = path.join(cache, `cluster-${version}`);
  if (existsSync(prepared)) return prepared;
  const draft = `${prepared}.${randomBytes(6).toString('hex')}`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const pglite = new PGlite(draft);
  await pglite.waitReady;
  await pglite.close();
  try {
    renameSync(draft, prepared);
  } catch {
    // Another test made it in the meantime.
    rmSync(draft, { recursive: true, force: true });
  }
  return prepared;
}
