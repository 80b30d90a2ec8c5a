import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { openStore } from '../../src/store/open-store.ts';

const root = path.join(import.meta.dirname, '../..');
const cache = path.join(root, 'node_modules/.cache/sitewarden-tests');
const databaseFolder = 'database';

/**
 * Lays an empty cluster of the embedded engine, without any schema, into `dataDirectory`, as a first start would
 * make it. Making one takes seconds, so it is made once for each version of the engine and copied.
 */
export async function prepareDataDirectory(dataDirectory: string): Promise<void> {
  const prepared = await keptAs(`empty-${versionOf('@electric-sql/pglite')}`, async (draft) => {
    const pglite = new PGlite(path.join(draft, databaseFolder));
    await pglite.waitReady;
    await pglite.close();
  });
  copyCluster(prepared, dataDirectory);
}

/** The same with the schema of the store and of the job queue in it, for tests that are not about how they come there. */
export async function prepareMigratedDirectory(dataDirectory: string): Promise<void> {
  const prepared = await keptAs(`migrated-${schemaMark()}`, async (draft) => {
    await prepareDataDirectory(draft);
    const store = await openStore({ dataDirectory: draft });
    const jobs = await openJobQueue(store, (error) => {
      throw error;
    });
    await jobs.stop({ timeoutMs: 2000 });
    await store.close();
  });
  copyCluster(prepared, dataDirectory);
}

function copyCluster(prepared: string, dataDirectory: string): void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  cpSync(path.join(prepared, databaseFolder), path.join(dataDirectory, databaseFolder), { recursive: true });
}

/** Where a store of a test lies best: in memory where there is enough of it, for each write to a disk is waited for. */
export function folderOfTests(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 4_000_000_000 ? memory : tmpdir();
}

/** The folder of that name, made when it is not there. */
async function keptAs(name: string, make: (draft: string) => Promise<void>): Promise<string> {
  const prepared = path.join(cache, name);
  if (existsSync(prepared)) return prepared;
  const draft = `${prepared}.${randomBytes(6).toString('hex')}`;
  mkdirSync(path.join(draft, databaseFolder), { recursive: true, mode: 0o700 });
  await make(draft);
  try {
    renameSync(draft, prepared);
  } catch {
    // Another test made it in the meantime.
    rmSync(draft, { recursive: true, force: true });
  }
  return prepared;
}

/** Changes with everything that makes the schema. */
function schemaMark(): string {
  const hash = createHash('sha256').update(`${versionOf('@electric-sql/pglite')} ${versionOf('pg-boss')}`);
  for (const folder of ['src/store/migrations', 'src/store/jobs', 'src/store']) {
    for (const entry of readdirSync(path.join(root, folder)).toSorted()) {
      if (entry.endsWith('.ts')) hash.update(readFileSync(path.join(root, folder, entry)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function versionOf(name: string): string {
  const manifest = path.join(root, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
