/**
 * How much sooner one large site is done when several workers share it: real queue, database and processes, simulated packets. Of
 * the addresses 64 are asked at once by each worker, each takes a while, and every fourth has a host. A database of its own is
 * made and dropped. Usage: node bench/site-blocks.ts SERVER_URL [NETWORK=127.64.0.0/18] [BLOCK_ADDRESSES=1024] [ADDRESS_MS=250]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { createSite } from '../src/operations/sites/create-site.ts';
import { getScan } from '../src/operations/scans/get-scan.ts';
import { startSiteScan } from '../src/operations/scans/start-site-scan.ts';
import { openJobQueue } from '../src/store/jobs/open-job-queue.ts';
import { openStore } from '../src/store/open-store.ts';
import { systemClock } from '../src/support/clock.ts';
import { aTenant } from '../test/integration/operations/a-tenant.ts';

const [server = '', network = '127.64.0.0/18', blockAddresses = '1024', addressMs = '250'] =
  process.argv.slice(2);
const workerFile = path.join(import.meta.dirname, 'site-blocks', 'worker-process.ts');

for (const workers of [1, 2, 4]) {
  const name = `sitewarden_bench_${randomBytes(4).toString('hex')}`;
  await administer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    await measure(url.href, workers);
  } finally {
    await administer(`drop database ${name} with (force)`);
  }
}

async function measure(databaseUrl: string, workers: number): Promise<void> {
  const store = await openStore({ databaseUrl });
  const jobs = await openJobQueue(store, (error) => console.error(error));
  const context = await aTenant({ store, jobs }, { clock: systemClock });
  const site = await createSite(context, { name: 'Factory', networks: [network] });
  const children = Array.from({ length: workers }, () =>
    spawn(process.execPath, [workerFile, databaseUrl, blockAddresses, addressMs], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const ended = children.map((child) => once(child, 'exit'));
  try {
    await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
    const { scanId } = await startSiteScan(context, { siteId: site.id, targets: [network] });
    for (;;) {
      await wait(200);
      const { report } = await getScan(context, { scanId });
      if (report.running) continue;
      const { startedAt, finishedAt } = report;
      const seconds = (Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')) / 1000;
      console.log(
        `${workers} workers: ${seconds.toFixed(1)} s, ${report.status}, ${report.hostsScanned} hosts`,
      );
      break;
    }
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(ended);
    await jobs.stop();
    await store.close();
  }
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
