import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScanReport } from '../../src/http/contracts/scan-report.ts';
import type { Scan } from '../../src/http/contracts/scan.ts';
import { executeScanSite } from '../../src/operations/scans/execute-scan-site.ts';
import { newId } from '../../src/support/new-id.ts';
import { answeringTargets, aScanLine } from '../integration/operations/a-scan-line.ts';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';
import { anEndedScan, aStartedScan } from './an-ended-scan.ts';

const never = new AbortController().signal;
let api: AnApi;
let ids: { siteId: string; scheduleId: string };
let address: string;

beforeAll(async () => {
  api = await anApi();
  ids = await aScheduledSite(api.app);
  address = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => api.close());

type Body = ScanReport[] & Scan & { code: string };

type ScanEvent = Pick<Scan, 'id' | 'status' | 'sites' | 'running' | 'open_ports'> & {
  readonly hosts_finished: number;
  readonly cve_count: number | null;
};

async function ask(url: string): Promise<{ status: number; body: Body }> {
  const response = await api.app.inject({ url, headers: asAdmin });
  return { status: response.statusCode, body: response.json<Body>() };
}

async function follow(
  scanId: string,
  signal: AbortSignal = never,
  headers: Record<string, string> = asAdmin,
  at = address,
) {
  const response = await fetch(`${at}/v1/scans/${scanId}/events`, { headers, signal });
  const events = async () => {
    const text = await response.text();
    return text
      .split('\n\n')
      .filter((event) => event.startsWith('event: '))
      .map((event) => {
        const [, name = '', data = ''] = /^event: (\w+)\ndata: (.+)$/u.exec(event) ?? [];
        return { name, data: JSON.parse(data) as ScanEvent };
      });
  };
  return { response, events };
}

it('lists scans of a site, a schedule or a state', async () => {
  const other = await aScheduledSite(api.app);
  const [first, second] = [await anEndedScan(api, ids), await anEndedScan(api, other)];
  const { scanId: pending } = await aStartedScan(api, ids);
  const idsOf = async (query: string) => (await ask(`/v1/scans?${query}`)).body.map(({ id }) => id);
  expect(await idsOf('')).toEqual([pending, second, first]);
  expect(await idsOf(`site_id=${other.siteId}`)).toEqual([second]);
  expect(await idsOf(`scan_schedule_id=${ids.scheduleId}`)).toEqual([pending, first]);
  expect(await idsOf(`scan_schedule_id=${ids.scheduleId}&status=finished`)).toEqual([first]);
  expect(await idsOf(`site_id=${newId()}`)).toEqual([]);
  expect(await idsOf('limit=1')).toEqual([pending]);
  for (const query of ['site_id=1', 'status=done', 'state=pending']) {
    expect(await ask(`/v1/scans?${query}`), query).toMatchObject({
      status: 422,
      body: { code: 'parameter_invalid' },
    });
  }
});

it('shows a scan with its parts and the hosts that are finished', async () => {
  const { scanId: pending } = await aStartedScan(api, ids);
  const before = await ask(`/v1/scans/${pending}`);
  expect(before.body).toMatchObject({ id: pending, status: 'pending' });
  expect(before.body.sites).toMatchObject([
    { site_id: ids.siteId, progress: null, hosts_finished: 0, hosts: [] },
  ]);
  const ended = await anEndedScan(api, ids);
  const { body } = await ask(`/v1/scans/${ended}`);
  expect(body).toMatchObject({ status: 'finished', hosts_scanned: 2 });
  expect(body.sites).toMatchObject([
    { status: 'finished', hosts_finished: 2, progress: { addresses_total: 2 } },
  ]);
  expect(body.sites[0]?.hosts.map((host) => host.ip_address)).toEqual(['127.0.0.2', '127.0.0.3']);
  expect(body.sites[0]?.hosts[0]).toMatchObject({
    open_ports: 1,
    services: [{ port: 22, transport: 'tcp', service: 'ssh', product: 'openssh', version: '9.2p1' }],
  });
  expect(await ask(`/v1/scans/${newId()}`)).toMatchObject({ status: 404, body: { code: 'scan_not_found' } });
});

it('follows a scan to its end', async () => {
  const job = await aStartedScan(api, ids);
  const { response, events } = await follow(job.scanId);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  const all = events();
  await wait(700);
  await executeScanSite(aScanLine(api.store, answeringTargets([])), job, never);
  const seen = await all;
  expect(seen[0]).toMatchObject({
    name: 'progress',
    data: {
      id: job.scanId,
      status: 'pending',
      running: true,
      hosts_finished: 0,
      open_ports: 0,
      cve_count: null,
      sites: [{ site_id: ids.siteId, hosts_finished: 0 }],
    },
  });
  const { body: report } = await ask(`/v1/scans/${job.scanId}`);
  expect(report.cve_count).toBeGreaterThan(0);
  expect(seen.at(-1)).toMatchObject({
    name: 'end',
    data: {
      status: 'finished',
      running: false,
      hosts_finished: 2,
      open_ports: 2,
      cve_count: report.cve_count,
      unique_cves: report.unique_cves,
      highest_score: report.highest_score,
      sites: [{ hosts_finished: 2 }],
    },
  });
  expect(seen.filter(({ name }) => name === 'end')).toHaveLength(1);
  // What has ended already says so at once.
  expect(await (await follow(job.scanId)).events()).toMatchObject([{ name: 'end' }]);
});

it('refuses to be followed by those who may not, and too often by one caller', async () => {
  const { scanId } = await aStartedScan(api, ids);
  expect(await ask(`/v1/scans/${newId()}/events`)).toMatchObject({
    status: 404,
    body: { code: 'scan_not_found' },
  });
  const blind = { authorization: `Bearer ${await api.tokenWith(['site:view'])}` };
  expect((await follow(scanId, never, blind)).response.status).toBe(403);
  const viewer = { authorization: `Bearer ${await api.tokenWith(['cve:view'])}` };
  const stop = new AbortController();
  const first = new AbortController();
  // Held, for what nobody holds is closed as soon as the memory is needed.
  const held = [await follow(scanId, first.signal, viewer)];
  while (held.length < 10) held.push(await follow(scanId, stop.signal, viewer));
  const refused = (await follow(scanId, never, viewer)).response;
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
  expect(await refused.json()).toMatchObject({ code: 'too_many_streams' });
  const entries = async () => (await ask('/v1/audit-log?action=watchScan')).body;
  await expect.poll(entries).toMatchObject([{ outcome: 'refused', code: 'too_many_streams' }]);
  // One that is closed makes room, as soon as it is noticed.
  first.abort();
  await expect
    .poll(async () => (await follow(scanId, stop.signal, viewer)).response.status, { timeout: 5000 })
    .toBe(200);
  expect(held.every(({ response }) => response.ok)).toBe(true);
  stop.abort();
});

it('follows a scan for longer than any other answer may take', async () => {
  const job = await aStartedScan(api, ids);
  const hurried = await api.another({ requestTimeoutMs: 300 }, (app) => {
    app.get('/slow', { config: { open: true } }, () => wait(2000, {}));
  });
  const at = await hurried.listen({ host: '127.0.0.1', port: 0 });
  const { response, events } = await follow(job.scanId, never, asAdmin, at);
  const all = events();
  expect((await fetch(`${at}/slow`)).status).toBe(503);
  await wait(1000);
  await executeScanSite(aScanLine(api.store, answeringTargets([])), job, never);
  expect(response.status).toBe(200);
  expect((await all).at(-1)).toMatchObject({ name: 'end', data: { status: 'finished' } });
});

it('ends streams when the API closes', async () => {
  const { scanId } = await aStartedScan(api, ids);
  const another = await api.another({});
  const at = await another.listen({ host: '127.0.0.1', port: 0 });
  const response = await fetch(`${at}/v1/scans/${scanId}/events`, { headers: asAdmin });
  const text = response.text();
  await wait(100);
  const began = Date.now();
  await another.close();
  expect(Date.now() - began).toBeLessThan(3000);
  expect(await text).toMatch(/^event: progress\n/u);
});
