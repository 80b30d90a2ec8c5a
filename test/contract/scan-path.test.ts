import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeHost } from '../../src/matching/judge-host.ts';
import { openIntelligence } from '../../src/operations/intelligence/open-intelligence.ts';
import { executeScanSite } from '../../src/operations/scans/execute-scan-site.ts';
import type { ScanJson } from '../../src/reports/json/scan-json.ts';
import { defaultLimits } from '../../src/scanning/scan-limits.ts';
import { scanTargets } from '../../src/scanning/scan-targets.ts';
import { systemClock } from '../../src/support/clock.ts';
import { newId } from '../../src/support/new-id.ts';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';

const inside = '127.0.0.2';
const outside = '127.0.0.99';

/** Something that listens, says what it is, and counts who came. */
interface Listener {
  readonly connections: () => number;
  readonly port: number;
  close(): void;
}

async function aListener(host: string, port: number): Promise<Listener> {
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    socket.write('SSH-2.0-OpenSSH_7.4\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as { port: number };
  return { connections: () => connections, port: address.port, close: () => server.close() };
}

let api: AnApi;
let good: Listener;
let bad: Listener;
let ids: { siteId: string; scheduleId: string };
let stop: () => Promise<void>;

beforeAll(async () => {
  good = await aListener(inside, 0);
  bad = await aListener(outside, good.port);
  api = await anApi();
  ids = await aScheduledSite(api.app, ['127.0.0.0/29']);
  const bundle = await openIntelligence(undefined);
  const context = {
    store: api.store,
    clock: systemClock,
    newId,
    intelligence: { current: () => bundle },
    scanTargets,
    judgeHost,
    ports: { tcp: [good.port], udp: [] },
    limits: defaultLimits,
    deadlines: { scanMs: 3_600_000, stallMs: 60_000, pauseMs: 86_400_000 },
    isScopeSealed: () => true,
  };
  await api.jobs.startWorker((job, signal) => executeScanSite(context, job, signal));
  stop = async () => {
    await api.close();
    bundle.close();
    good.close();
    bad.close();
  };
});
afterAll(() => stop());

async function start(ips: readonly string[]) {
  const response = await api.app.inject({
    method: 'POST',
    url: '/scans/cve/scan/multiple-ips',
    headers: asAdmin,
    payload: { schedule_id: ids.scheduleId, site_id: ids.siteId, ips },
  });
  return { status: response.statusCode, body: response.json<Record<string, string>>() };
}

interface Report {
  readonly id: string;
  readonly scan_id: string;
  readonly status: string;
  readonly running: boolean;
  readonly json_url: string | null;
  readonly cve_count: number;
  readonly hosts_scanned: number;
  readonly finished_at: string | null;
}

async function reportOf(scanId: string): Promise<Report> {
  const response = await api.app.inject({ url: `/scans/cve/${scanId}`, headers: asAdmin });
  expect(response.statusCode).toBe(200);
  return response.json<Report>();
}

async function finishedReport(scanId: string): Promise<Report> {
  for (let tries = 0; tries < 200; tries += 1) {
    const report = await reportOf(scanId);
    if (!report.running) return report;
    await wait(100);
  }
  throw new Error('The scan did not end in 20 s.');
}

it('refuses addresses outside the site without sending a packet to any', async () => {
  for (const ips of [[outside], [inside, outside], [outside, inside]]) {
    const { status, body } = await start(ips);
    expect([status, body['code']]).toEqual([422, 'ip_outside_site']);
  }
  // Long enough for the worker to have taken up a scan that should not exist.
  await wait(2500);
  expect(good.connections()).toBe(0);
  expect(bad.connections()).toBe(0);
});

it('scans an address of the site to a finished report, whose link gives the whole result', async () => {
  const { status, body } = await start([inside]);
  expect(status).toBe(201);
  const report = await finishedReport(body['scan_id'] ?? '');
  expect(report).toMatchObject({ id: body['scan_id'], status: 'finished', hosts_scanned: 1 });
  expect(report.finished_at).not.toBeNull();
  expect(good.connections()).toBeGreaterThan(0);
  expect(bad.connections()).toBe(0);

  const link = new URL(report.json_url ?? '');
  const response = await api.app.inject({ url: `${link.pathname}${link.search}` });
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toMatch(/^application\/json/u);
  const result = response.json<ScanJson>();
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const schema = new URL('../../schema/scan-report.schema.json', import.meta.url);
  expect(ajv.validate(JSON.parse(readFileSync(schema, 'utf8')) as object, result), ajv.errorsText()).toBe(
    true,
  );
  expect(result.hosts.map((host) => host.ip_address)).toEqual([inside]);
  expect(result.hosts[0]?.services).toMatchObject([{ port: good.port, transport: 'tcp', version: '7.4' }]);
  expect(result.hosts[0]?.findings.length).toBe(report.cve_count);
  expect(report.cve_count).toBeGreaterThan(0);
  for (const finding of result.hosts[0]?.findings ?? []) {
    expect(finding.evidence.observation).toMatch(/^obs:/u);
    expect(finding.evidence.matched_cpe).toContain('openssh');
  }
});

it('is found by its friendly code too', async () => {
  const { body } = await start([inside]);
  const report = await finishedReport(body['scan_id'] ?? '');
  expect(await reportOf(report.scan_id)).toMatchObject({ id: report.id });
  expect(await reportOf(report.scan_id.toLowerCase())).toMatchObject({ id: report.id });
});

it('a link that was changed or has expired gives nothing', async () => {
  const { body } = await start([inside]);
  const report = await finishedReport(body['scan_id'] ?? '');
  const link = new URL(report.json_url ?? '');
  const later = { now: () => new Date(Date.now() + 2 * 3600_000) };
  const future = await api.another({ parts: () => ({ ...api.parts, clock: later }) });
  const path = `${link.pathname}${link.search}`;
  const expired = await future.inject({ url: path });
  expect([expired.statusCode, expired.json<Report & { code: string }>().code]).toEqual([403, 'link_expired']);

  const expires = Number(link.searchParams.get('expires'));
  const longer = path.replace(`expires=${expires}`, `expires=${expires + 1_000_000}`);
  const other = path.replace(report.id, newId());
  const signature = link.searchParams.get('signature') ?? '';
  for (const url of [
    longer,
    other,
    path.replace(signature, ''),
    path.replace(signature, signature.toLowerCase()),
  ]) {
    const forged = await api.app.inject({ url });
    expect([forged.statusCode, forged.json<{ code: string }>().code], url).toEqual([403, 'link_invalid']);
  }
});
