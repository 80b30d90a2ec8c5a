import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { aServedProcess, type ServedProcess } from './a-served-process.ts';
import { askService, untilScanEnds, type AskService } from '../support/ask-service.ts';
import { createTestDatabase, testDatabaseUrl } from './store/open-test-stores.ts';

const started: ServedProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'sitewarden-scale-'));
const token = 'a-token-for-several-processes-01';

function start(role: 'serve' | 'api' | 'worker', settings: Readonly<Record<string, string>>): ServedProcess {
  const one = aServedProcess({ SITEWARDEN_DATA_DIR: folder, ...settings }, role);
  started.push(one);
  return one;
}

afterEach(() => {
  for (const { child } of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('half a service', () => {
  it.each(['api', 'worker'] as const)('%s refuses the embedded database with a clear word', async (role) => {
    const one = start(role, {});
    expect(await one.ended()).toBe(2);
    expect(one.errors()).toMatch(/Set DATABASE_URL to a PostgreSQL server.*\(database_server_needed\)$/mu);
  });

  it('worker refuses a bundle that it cannot read', async () => {
    const dataDirectory = mkdtempSync(join(folder, 'damaged-'));
    writeFileSync(join(dataDirectory, 'intelligence.bundle'), 'no bundle');
    const one = start('worker', {
      SITEWARDEN_DATA_DIR: dataDirectory,
      DATABASE_URL: 'postgres://127.0.0.1:1/nowhere',
    });
    expect(await one.ended()).not.toBe(0);
    expect(one.errors()).toContain('intelligence.bundle');
  });
});

describe('a scanner that cannot send echo requests', () => {
  it('says so once when it starts', async () => {
    const one = start('serve', {
      PATH: mkdtempSync(join(folder, 'no-programs-')),
      SITEWARDEN_DATA_DIR: mkdtempSync(join(folder, 'unpinged-')),
      SITEWARDEN_FIRST_SCAN: 'false',
    });
    await one.until(/Ctrl-C stops it/u, 60_000);
    expect(one.errors().match(/no echo requests can be sent from here/gu)).toHaveLength(1);
    expect((await one.end('SIGTERM')).code).toBe(0);
  });
});

describe.skipIf(testDatabaseUrl === undefined)(
  'an API and a worker (needs SITEWARDEN_TEST_DATABASE_URL)',
  () => {
    it('do together what one process does', async () => {
      const database = await createTestDatabase();
      try {
        const shared = { DATABASE_URL: database.url, SITEWARDEN_ADMIN_TOKEN: token };
        const unpinged = { PATH: mkdtempSync(join(folder, 'no-programs-')) };
        const worker = start('worker', { ...shared, ...unpinged, SITEWARDEN_WORKER_PORT: '0' });
        await worker.until(/Waiting for "sitewarden api"/u);
        const [, health = ''] = await worker.until(/^Health (http:\S+)\/healthz$/mu);
        const api = start('api', shared);
        const address = await api.address();
        await worker.until(/Worker is ready/u);
        const ready = await fetch(`${health}/readyz`);
        expect(ready.status).toBe(200);
        expect(await ready.text()).toMatch(/^ready\nno echo requests can be sent from here/u);
        expect(await (await fetch(`${health}/metrics`)).text()).toContain('process_cpu');
        expect((await fetch(`${health}/v1/sites`)).status).toBe(404);
        expect(await worker.end('SIGTERM')).toMatchObject({ code: 0 });

        const ask = askService(address, token);
        const [site] = (await ask('/v1/sites')) as { id: string }[];
        const order = { site_id: site?.id, targets: ['127.0.9.1'] };
        const { scan_id: scanId } = (await ask('/v1/scans', order)) as { scan_id: string };
        await wait(1500);
        expect(await ask(`/v1/scans/${scanId}`)).toMatchObject({
          running: true,
          sites: [{ status: 'pending' }],
        });
        start('worker', shared);
        expect(await untilScanEnds(ask, scanId)).toMatchObject({ status: 'finished' });
        expect((await api.end('SIGTERM')).code).toBe(0);
      } finally {
        for (const { child } of started) child.kill('SIGKILL');
        await database.drop();
      }
    });

    it('let a worker go without the scan: it hands back what it is at, and another goes on', async () => {
      const database = await createTestDatabase();
      try {
        const shared = {
          DATABASE_URL: database.url,
          SITEWARDEN_ADMIN_TOKEN: token,
          SITEWARDEN_PORTS: '20001-20040',
          SITEWARDEN_SCAN_RATE: '10',
        };
        const api = start('api', shared);
        const ask = askService(await api.address(), token);
        const workers = [start('worker', { ...shared, SITEWARDEN_WORKER_LABELS: 'branch' })];
        await workers[0]?.until(/Worker is ready/u);
        const site = { name: 'Branch', networks: ['127.0.9.0/28'], worker_label: 'branch' };
        const { id } = (await ask('/v1/sites', site)) as { id: string };
        const order = { site_id: id, targets: ['127.0.9.1-127.0.9.6'] };
        const { scan_id: scanId } = (await ask('/v1/scans', order)) as { scan_id: string };
        const holder = await untilSomebodyHas(ask, scanId);
        expect(holder).toMatchObject({ labels: ['branch'], state: 'alive' });
        // Faster, so that the test is; nothing but the label decides who takes it.
        const rest = { ...shared, SITEWARDEN_SCAN_RATE: '0' };
        const stranger = start('worker', rest);
        workers.push(start('worker', { ...rest, SITEWARDEN_WORKER_LABELS: 'other,branch' }));
        for (const one of [stranger, ...workers]) await one.until(/Worker is ready/u);
        expect(await workers[0]?.end('SIGTERM')).toMatchObject({ code: 0 });
        expect(await untilScanEnds(ask, scanId, 60_000)).toMatchObject({
          status: 'finished',
          hosts_scanned: 6,
        });
        const left = (await ask('/v1/workers')) as WorkerAnswer[];
        expect(left.map(({ labels, state }) => `${labels.join()} ${state}`).sort()).toEqual([
          ' alive',
          'other,branch alive',
        ]);
      } finally {
        for (const { child } of started) child.kill('SIGKILL');
        await database.drop();
      }
    });
  },
);

interface WorkerAnswer {
  readonly name: string;
  readonly labels: readonly string[];
  readonly state: string;
  readonly parts: readonly { readonly scan_id: string }[];
}

async function untilSomebodyHas(ask: AskService, scanId: string): Promise<WorkerAnswer> {
  for (let tries = 0; tries < 150; tries += 1) {
    const workers = (await ask('/v1/workers')) as WorkerAnswer[];
    const holder = workers.find(({ parts }) => parts.some((part) => part.scan_id === scanId));
    if (holder !== undefined) return holder;
    await wait(100);
  }
  throw new Error('No worker takes the scan.');
}
