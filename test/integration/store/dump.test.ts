import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpStore } from '../../../src/operations/administration/back-up-store.ts';
import { restoreStore } from '../../../src/operations/administration/restore-store.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { systemClock as clock } from '../../../src/support/clock.ts';
import { aScanLine, answeringTargets } from '../operations/a-scan-line.ts';
import { aScheduledSite } from '../operations/a-schedule.ts';
import { aTenant, openQuietQueue } from '../operations/a-tenant.ts';
import { createTestDatabase, engines, testDatabaseUrl, type TestStore } from './open-test-stores.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'sitewarden-dump-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (file: string): string[] =>
  gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
/** All rows, whatever their order; the head has the time in it. */
const rowsOf = (file: string): string[] => linesOf(file).slice(1).sort();

describe.each(engines)('a backup of $engine', ({ open, skip }) => {
  let test: TestStore;
  let file: string;

  beforeAll(async () => {
    if (skip) return;
    test = await open();
    file = path.join(folder, `${test.store.kind}.gz`);
    const jobs = await openQuietQueue(test.store);
    const context = await aTenant({ store: test.store, jobs });
    const { site, schedule } = await aScheduledSite(context);
    const ips = ['127.0.0.7', '127.0.0.9'];
    const { scanId, scanSiteId } = await startMultipleIpScan(context, {
      scheduleId: schedule.id,
      siteId: site.id,
      ips,
    });
    const job = { organizationId: context.organizationId, scanId, scanSiteId };
    await executeScanSite(aScanLine(test.store, answeringTargets([])), job, new AbortController().signal);
    await jobs.stop();
    // The first of more rows than one statement carries refers to the last.
    await sql`with ids as (select n, gen_random_uuid() as id from generate_series(1, 250) n)
      insert into devices select (jsonb_populate_record(null::devices, to_jsonb(device) || jsonb_build_object('id', ids.id, 'identity', 'copy ' || n,
        'merged_into', case when n = 1 then (select id from ids where n = 250) end))).*
      from ids, (select * from devices limit 1) device order by n`.execute(test.store.db);
  });
  afterAll(async () => {
    if (!skip) await test.dispose();
  });

  it.skipIf(skip)('is restored as it was, on the embedded engine and on a server', async () => {
    const rows = await backUpStore({ store: test.store, clock }, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(rowsOf(file)).toHaveLength(rows + 1);
    const tables = new Set(rowsOf(file).map((line) => /^\{"table":"(\w+)"/u.exec(line)?.[1]));
    for (const table of ['organizations', 'audit_log', 'scan_results', 'findings', 'finding_sightings'])
      expect(tables).toContain(table);
    const server = testDatabaseUrl === undefined ? undefined : await createTestDatabase();
    const embedded = await engines[0].open();
    const onServer = server && (await openStore({ databaseUrl: server.url }));
    for (const store of [embedded.store, ...(onServer ? [onServer] : [])]) {
      expect(await restoreStore({ store }, file)).toBe(rows);
      const again = path.join(folder, `again-${store.kind}.gz`);
      await backUpStore({ store, clock }, again);
      expect(rowsOf(again)).toEqual(rowsOf(file));
      await expect(restoreStore({ store }, file)).rejects.toMatchObject({ code: 'store_not_empty' });
    }
    await onServer?.close();
    await server?.drop();
    await embedded.dispose();
  });
});

it('a backup that is damaged, cut or of another version restores nothing', async () => {
  const file = path.join(folder, 'embedded.gz');
  const lines = linesOf(file);
  const [head = '', ...rest] = lines;
  const { store, dispose } = await engines[0].open();
  const spoilt = path.join(folder, 'spoilt.gz');
  const cases: [string, Buffer][] = [
    ['backup_unreadable', gzipSync(lines.slice(0, -1).join('\n'))],
    ['backup_unreadable', gzipSync([head, ...rest.slice(3)].join('\n'))],
    ['backup_unreadable', gzipSync([head, '{"table":"pg_authid","row":{}}', '{"end":1}'].join('\n'))],
    ['backup_unreadable', readFileSync(file).subarray(0, 600)],
    ['backup_unreadable', Buffer.from('not gzip')],
    ['backup_of_other_version', gzipSync([head.replace(/"00\d\d-/u, '"0001-'), ...rest].join('\n'))],
  ];
  for (const [code, bytes] of cases) {
    writeFileSync(spoilt, bytes);
    await expect(restoreStore({ store }, spoilt)).rejects.toMatchObject({ code });
    expect(await store.db.selectFrom('organizations').selectAll().execute()).toEqual([]);
  }
  const missing = restoreStore({ store }, path.join(folder, 'missing.gz'));
  await expect(missing).rejects.toMatchObject({ code: 'backup_unreadable' });
  await dispose();
});
