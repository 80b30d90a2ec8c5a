/**
 * How fast the API answers over a large store: 1,000 schedules, 2,000 reports, 200,000 findings.
 * Usage: node bench/api-load.ts [DATABASE_URL of a server's maintenance database] [rate] [seconds]. Without an
 * address the embedded store is measured. A database of its own is made and dropped.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { askAtRate, quantile, type Question } from './api-load/ask-at-rate.ts';
import { macAddressOf, seedStore } from './api-load/seed-store.ts';

const [first = '', rate = '50', seconds = '20'] = process.argv.slice(2);
const server = first.startsWith('postgres') ? first : undefined;
const load = { ratePerSecond: Number(rate), seconds: Number(seconds) };
const token = `sw_bench-${randomBytes(24).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'sitewarden-bench-'));
const database = server === undefined ? undefined : await makeDatabase(server);

const questions: readonly Question[] = [
  { name: 'GET /scans/cve/scheduled', method: 'GET', path: '/scans/cve/scheduled' },
  { name: 'GET /scans/cve?limit=100', method: 'GET', path: '/scans/cve?limit=100' },
  {
    name: 'POST /scans/cve/mac-address/cves (10 MACs)',
    method: 'POST',
    path: '/scans/cve/mac-address/cves',
    body: () =>
      JSON.stringify({
        mac_addresses: Array.from({ length: 10 }, () => macAddressOf(Math.floor(Math.random() * 4000))),
      }),
  },
  { name: 'GET /v1/findings?limit=100', method: 'GET', path: '/v1/findings?limit=100' },
];

try {
  const seeded = await seedStore(
    database === undefined ? { dataDirectory: folder } : { databaseUrl: database.url },
    token,
  );
  console.log(`${database === undefined ? 'embedded (PGlite)' : 'PostgreSQL'}: ${JSON.stringify(seeded)}`);
  const service = await startService();
  try {
    await setTimeout(20_000);
    console.log(`idle: ${memoryOf(service.pid)} MB resident`);
    for (const set of [...questions.map((question) => [question]), questions])
      await measure(service.port, set);
    console.log(`after: ${memoryOf(service.pid)} MB resident`);
  } finally {
    await service.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await database?.drop();
}

async function measure(port: number, set: readonly Question[]): Promise<void> {
  const origin = { port, token };
  await askAtRate(origin, set, { ...load, seconds: 4 });
  for (const { name, latencies, failures, bytes } of await askAtRate(origin, set, load)) {
    const ms = (share: number) => `${quantile(latencies, share).toFixed(1)} ms`;
    const what = `${set.length > 1 ? 'mixed, ' : ''}${load.ratePerSecond} requests/s, ${name}`;
    console.log(
      `${what}: p50 ${ms(0.5)}, p99 ${ms(0.99)}, max ${ms(1)}, ${latencies.length} answers, ${failures} failures, ${bytes} bytes`,
    );
  }
}

async function startService(): Promise<{ pid: number; port: number; stop: () => Promise<void> }> {
  const port = 18_000 + Math.floor(Math.random() * 2000);
  const child = spawn(process.execPath, ['src/main/sitewarden.ts', 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      SITEWARDEN_PORT: String(port),
      SITEWARDEN_DATA_DIR: folder,
      SITEWARDEN_ADMIN_TOKEN: token,
      SITEWARDEN_FIRST_SCAN: 'false',
      SITEWARDEN_RATE_LIMIT: '0',
      SITEWARDEN_LOG_LEVEL: 'warn',
      ...(database !== undefined && { DATABASE_URL: database.url }),
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('Ctrl-C')) resolve();
    });
    void ended.then(() => reject(new Error(`The service did not start:\n${said}`)));
  });
  return {
    pid: child.pid ?? 0,
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

async function makeDatabase(maintenance: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `sitewarden_bench_${randomBytes(4).toString('hex')}`;
  const administer = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: maintenance });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await administer(`create database ${name}`);
  const url = new URL(maintenance);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`drop database ${name} with (force)`) };
}
