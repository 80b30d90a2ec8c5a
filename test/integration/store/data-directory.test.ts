import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDirectory } from '../../../src/store/lock-data-directory.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { insertOrganization, findOrganization } from '../../../src/store/queries/organization-queries.ts';
import { newId } from '../../../src/support/new-id.ts';
import { prepareDataDirectory } from '../../support/prepared-data-directory.ts';
import { startNodeProcess } from '../../support/a-node-process.ts';

const holdStore = path.join(import.meta.dirname, 'hold-store.ts');

it('a server that does not answer is named with what to check, without its password', async () => {
  const opening = openStore({ databaseUrl: 'postgres://someone:secret@127.0.0.1:1/sitewarden' });
  await expect(opening).rejects.toMatchObject({ kind: 'unavailable', code: 'database_unreachable' });
  await expect(opening).rejects.toThrow('127.0.0.1:1');
  await expect(opening).rejects.not.toThrow('secret');
});

describe('a data directory', () => {
  let parent: string;
  let dataDirectory: string;
  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'sitewarden-'));
    dataDirectory = path.join(parent, 'data');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('is made for its owner alone, and keeps what was written over a restart', async () => {
    const id = newId();
    const first = await openStore({ dataDirectory });
    await insertOrganization(first.db, { id, name: 'Kept', createdAt: new Date() });
    await first.close();
    for (const folder of [dataDirectory, path.join(dataDirectory, 'database')]) {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
    const second = await openStore({ dataDirectory });
    expect(await findOrganization(second.db, id)).toMatchObject({ name: 'Kept' });
    await second.close();
    expect(existsSync(path.join(dataDirectory, 'sitewarden.pid'))).toBe(false);
  });

  it('keeps its lock from others in a folder that was open to them before', async () => {
    mkdirSync(dataDirectory, { mode: 0o755 });
    lockDataDirectory(dataDirectory).release();
    expect(statSync(path.join(dataDirectory, 'lock.sqlite')).mode & 0o777).toBe(0o600);
  });

  it('belongs to one process, is refused to a second with its number, and is free once that is killed', async () => {
    await prepareDataDirectory(dataDirectory);
    const holder = startNodeProcess(holdStore, [dataDirectory]);
    await holder.until((line) => line === 'open');
    const refused = openStore({ dataDirectory });
    await expect(refused).rejects.toMatchObject({ kind: 'conflict', code: 'data_directory_in_use' });
    await expect(refused).rejects.toThrow(`process ${holder.pid}`);
    await expect(refused).rejects.toThrow(dataDirectory);
    const second = startNodeProcess(holdStore, [dataDirectory]);
    await expect(second.until((line) => line === 'open')).rejects.toThrow('data_directory_in_use');

    await holder.end('SIGKILL');
    const store = await openStore({ dataDirectory });
    await expect(openStore({ dataDirectory })).rejects.toMatchObject({ code: 'data_directory_in_use' });
    await store.close();
  });

  it('is let go of when its process ends in peace', async () => {
    await prepareDataDirectory(dataDirectory);
    const holder = startNodeProcess(holdStore, [dataDirectory]);
    await holder.until((line) => line === 'open');
    await holder.end('SIGTERM');
    await (await openStore({ dataDirectory })).close();
  });
});
