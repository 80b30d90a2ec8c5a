import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { prepareDataDirectory } from '../support/prepared-data-directory.ts';
import { aServedProcess, type ServedProcess } from './a-served-process.ts';

const started: ServedProcess[] = [];
const folders: string[] = [];

function serve(settings: Readonly<Record<string, string>>): ServedProcess {
  const one = aServedProcess(settings);
  started.push(one);
  return one;
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sitewarden-serve-'));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const { child } of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function ask(address: string, path: string, token: string, body?: object): Promise<Response> {
  return fetch(`${address}${path}`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
}

describe('a fresh installation', () => {
  const folder = aFolder();
  let token = '';

  it('shows a token once, scans this machine, prints the report, stays up and stops in time', async () => {
    const one = serve({ SITEWARDEN_DATA_DIR: folder });
    const address = await one.address();
    token = (await one.until(/^ {4}(sw_\S+)$/mu))[1] ?? '';
    await one.until(/^Targets {7}127\.0\.0\.1$/mu);
    await one.until(/hosts?, \d+ open ports/u);
    expect(one.output()).toMatch(/baseline/u);
    expect(one.output().split(token)).toHaveLength(2);

    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const document = (await (await fetch(`${address}/openapi.json`)).json()) as { openapi: string };
    expect(document.openapi).toBe('3.1.0');
    const sites = (await (await ask(address, '/v1/sites', token)).json()) as {
      name: string;
      networks: string[];
    }[];
    expect(sites).toMatchObject([{ name: 'This machine' }]);
    expect(sites[0]?.networks).toContain('127.0.0.0/8');

    const { ms, code } = await one.end('SIGINT');
    expect(one.output()).toMatch(/Stopped\.$/mu);
    expect(one.errors()).toBe('');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5000);
  });

  it('has a reference that needs nothing from the internet', async () => {
    const one = serve({ SITEWARDEN_DATA_DIR: folder });
    const address = await one.address();
    const page = await (await fetch(`${address}/docs`)).text();
    const assets = [...page.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, path = '']) => path);
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      expect(asset).not.toMatch(/^(?:https?:)?\/\//u);
      expect((await fetch(new URL(asset, `${address}/docs/`))).status, asset).toBe(200);
    }
    await one.end('SIGTERM');
  });

  it('finds everything as it was at the second start, and scans and shows no token again', async () => {
    const one = serve({ SITEWARDEN_DATA_DIR: folder });
    const address = await one.address();
    expect((await ask(address, '/v1/sites', token)).status).toBe(200);
    await wait(1500);
    expect(one.output()).not.toMatch(/sw_|First scan/u);
    const { ms, code } = await one.end('SIGTERM');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5000);
  });

  it('refuses a second process on the same data with a clear word', async () => {
    const one = serve({ SITEWARDEN_DATA_DIR: folder });
    const address = await one.address();
    const second = serve({ SITEWARDEN_DATA_DIR: folder });
    expect(await second.ended()).toBe(1);
    expect(second.errors()).toContain(folder);
    expect(second.errors()).toMatch(/^sitewarden: .*data_directory_in_use\)$/mu);
    expect((await ask(address, '/v1/sites', token)).status).toBe(200);
    await one.end('SIGINT');
  });

  it('takes another administrator token when one is set', async () => {
    const mine = 'a-token-of-my-own-0123456789';
    const one = serve({ SITEWARDEN_DATA_DIR: folder, SITEWARDEN_ADMIN_TOKEN: mine });
    const address = await one.address();
    expect((await ask(address, '/v1/sites', mine)).status).toBe(200);
    expect((await ask(address, '/v1/sites', token)).status).toBe(401);
    expect(one.output() + one.errors()).not.toContain(mine);
    await one.end('SIGINT');
  });
});

describe('a start that cannot succeed', () => {
  it('names the port that is in use', async () => {
    // Anybody may knock at a port of this machine while the test runs.
    const server = createServer((socket) => socket.on('error', () => undefined).destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const folder = aFolder();
    await prepareDataDirectory(folder);
    const one = serve({ SITEWARDEN_DATA_DIR: folder, SITEWARDEN_PORT: String(port) });
    expect(await one.ended()).toBe(1);
    expect(one.errors()).toMatch(
      new RegExp(`Port ${port} of 127.0.0.1 is already in use.*SITEWARDEN_PORT`, 'u'),
    );
    // The token is shown only once, so a start that fails must not have shown and lost it.
    expect(one.output()).not.toContain('sw_');
    server.close();
  });

  it.each([
    [
      { SITEWARDEN_PROT: '1' },
      'SITEWARDEN_PROT is not a setting of Sitewarden. Did you mean SITEWARDEN_PORT?',
    ],
    [{ SITEWARDEN_PORTS: 'all-of-them' }, 'SITEWARDEN_PORTS cannot be used'],
    [{ SITEWARDEN_JWT_SECRET: 'short' }, 'SITEWARDEN_JWT_SECRET must have 32 characters or more'],
    [{ SITEWARDEN_DATA_DIR: '/dev/null/data' }, 'SITEWARDEN_DATA_DIR /dev/null/data cannot be used'],
    [{ SITEWARDEN_INTEL: '/nowhere/full.bundle' }, '/nowhere/full.bundle'],
    [{ SITEWARDEN_HOST: '192.0.2.1' }, "SITEWARDEN_HOST is '192.0.2.1'"],
  ])('says what is wrong with %j', async (settings, sentence) => {
    const folder = aFolder();
    await prepareDataDirectory(folder);
    const one = serve({ SITEWARDEN_DATA_DIR: folder, ...settings });
    expect(await one.ended()).toBe(2);
    expect(one.errors()).toContain(sentence);
    expect(one.errors()).not.toMatch(/ {4}at /u);
  });
});

describe('a scan in the middle of which the process goes away', () => {
  const token = 'a-token-for-the-crash-0123456789';
  const ips = Array.from({ length: 40 }, (_, index) => `127.0.9.${index + 1}`);

  it.each(['SIGKILL', 'SIGINT'] as const)(
    'is finished after %s and a new start, every host once',
    async (signal) => {
      const folder = aFolder();
      await prepareDataDirectory(folder);
      const settings = {
        SITEWARDEN_DATA_DIR: folder,
        SITEWARDEN_ADMIN_TOKEN: token,
        SITEWARDEN_FIRST_SCAN: 'false',
        SITEWARDEN_PORTS: '20001-20040',
      };
      const one = serve({ ...settings, SITEWARDEN_SCAN_RATE: '200' });
      const scanId = await startScan(await one.address());
      const before = await untilReport(
        await one.address(),
        scanId,
        ({ progress }) => (progress?.packets_sent ?? 0) > 50,
      );
      expect(before.running).toBe(true);
      const { ms } = await one.end(signal);
      expect(ms).toBeLessThan(5000);

      const two = serve({ ...settings, SITEWARDEN_LOG_LEVEL: 'info' });
      const after = await untilReport(await two.address(), scanId, ({ running }) => !running);
      expect(after).toMatchObject({ status: 'finished', hosts_scanned: ips.length });
      const result = (await (await fetch(after.json_url ?? '')).json()) as {
        hosts: { ip_address: string }[];
      };
      expect(result.hosts.map((host) => host.ip_address).sort()).toEqual([...ips].sort());
      await two.end('SIGINT');
    },
  );

  async function startScan(address: string): Promise<string> {
    const networks = ['127.0.9.0/24'];
    const site = (await (await ask(address, '/v1/sites', token, { name: 'Lab', networks })).json()) as {
      id: string;
    };
    const schedule = (await (
      await ask(address, '/scans/cve/scheduled', token, {
        description: 'Lab',
        day_of_week: 0,
        time_of_day: '03:00',
        every_n_weeks: 1,
        timezone: 'UTC',
        min_cvss: 0,
        warning_threshold: 7,
        sites: [{ id: site.id, subnet: networks[0] }],
      })
    ).json()) as { id: string };
    const body = { schedule_id: schedule.id, site_id: site.id, ips };
    const response = await ask(address, '/scans/cve/scan/multiple-ips', token, body);
    expect(response.status).toBe(201);
    return ((await response.json()) as { scan_id: string }).scan_id;
  }

  async function untilReport(
    address: string,
    id: string,
    ready: (report: Report) => boolean,
  ): Promise<Report> {
    for (let tries = 0; tries < 300; tries += 1) {
      const report = (await (await ask(address, `/scans/cve/${id}`, token)).json()) as Report;
      if (ready(report)) return report;
      await wait(100);
    }
    throw new Error('The scan did not get there in 30 s.');
  }
});

interface Report {
  readonly status: string;
  readonly running: boolean;
  readonly progress: { readonly packets_sent: number } | null;
  readonly hosts_scanned: number;
  readonly json_url: string | null;
}
