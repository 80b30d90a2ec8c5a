import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScanReport } from '../../src/http/contracts/scan-report.ts';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';
import { anEndedScan, aStartedScan } from './an-ended-scan.ts';

let api: AnApi;
let ids: { siteId: string; scheduleId: string };
let ended: string[];

beforeAll(async () => {
  api = await anApi();
  ids = await aScheduledSite(api.app);
  ended = [];
  for (let count = 0; count < 3; count += 1) ended.unshift(await anEndedScan(api, ids));
});
afterAll(() => api.close());

it('lists reports as a bare array, newest first, with or without a trailing slash', async () => {
  for (const url of ['/scans/cve', '/scans/cve/', '/scans/cve?limit=3']) {
    const response = await api.app.inject({ url, headers: asAdmin });
    expect([response.statusCode, response.headers['link']], url).toEqual([200, undefined]);
    expect(
      response.json<ScanReport[]>().map(({ id }) => id),
      url,
    ).toEqual(ended);
  }
  const [report] = (await api.app.inject({ url: '/scans/cve', headers: asAdmin })).json<ScanReport[]>();
  const one = await api.app.inject({ url: `/scans/cve/${ended[0]}`, headers: asAdmin });
  expect(one.json()).toMatchObject({
    ...report,
    json_url: expect.stringContaining('/report.json?expires='),
    pdf_url: expect.stringContaining('/report.pdf?expires='),
    log_url: `/v1/scans/${ended[0]}/events`,
  });
});

it('names the next page in the Link header', async () => {
  const first = await api.app.inject({ url: '/scans/cve?limit=2', headers: asAdmin });
  expect(first.json<ScanReport[]>().map(({ id }) => id)).toEqual(ended.slice(0, 2));
  const next = /^<(\/scans\/cve\?limit=2&cursor=[\w-]+)>; rel="next"$/u.exec(
    String(first.headers['link']),
  )?.[1];
  const second = await api.app.inject({ url: next ?? '', headers: asAdmin });
  expect(second.json<ScanReport[]>().map(({ id }) => id)).toEqual(ended.slice(2));
  expect(second.headers['link']).toBeUndefined();
  for (const [query, code] of [
    ['limit=0', 'parameter_invalid'],
    ['limit=1001', 'parameter_invalid'],
    ['page=2', 'parameter_invalid'],
    ['cursor=e30', 'cursor_invalid'],
  ]) {
    const refused = await api.app.inject({ url: `/scans/cve?${query}`, headers: asAdmin });
    expect([refused.statusCode, refused.json<{ code: string }>().code], query).toEqual([422, code]);
  }
});

it('links to the result as a PDF, which opens by its own link alone', async () => {
  const response = await api.app.inject({ url: `/scans/cve/${ended[0]}`, headers: asAdmin });
  const { json_url, pdf_url } = response.json<ScanReport>();
  const [jsonLink, pdfLink] = [new URL(json_url ?? ''), new URL(pdf_url ?? '')];
  expect(pdfLink.pathname).toBe(`/v1/scan-reports/${ended[0]}/report.pdf`);
  const file = await api.app.inject({ url: `${pdfLink.pathname}${pdfLink.search}` });
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(file.headers['content-disposition']).toBe(`inline; filename="sitewarden-scan-${ended[0]}.pdf"`);
  expect(file.rawPayload.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(file.rawPayload.subarray(-6).toString('latin1')).toBe('%%EOF\n');
  const swapped = await api.app.inject({ url: `${pdfLink.pathname}${jsonLink.search}` });
  expect([swapped.statusCode, swapped.json<{ code: string }>().code]).toEqual([403, 'link_invalid']);
});

it('links to the events of the scan', async () => {
  const { log_url } = (
    await api.app.inject({ url: `/scans/cve/${ended[0]}`, headers: asAdmin })
  ).json<ScanReport>();
  const events = await api.app.inject({ url: log_url, headers: asAdmin });
  expect([events.statusCode, events.headers['content-type']]).toEqual([
    200,
    expect.stringContaining('text/event-stream'),
  ]);
  expect(events.body).toContain('event: end');
});

it('sends only so many report files at once, and lets go of a connection that stands still', async () => {
  const report = await api.app.inject({ url: `/scans/cve/${ended[0]}`, headers: asAdmin });
  const { json_url } = report.json<ScanReport>();
  const link = new URL(json_url ?? '');
  const ask = () => api.app.inject({ url: `${link.pathname}${link.search}` });
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  const refused = answers.filter(({ statusCode }) => statusCode !== 200);
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(8);
  expect(refused[0]?.statusCode).toBe(503);
  expect(refused[0]?.headers['retry-after']).toBe('5');
  expect(refused[0]?.json()).toMatchObject({ code: 'unavailable' });
  for (let count = 0; count < 9; count += 1) expect((await ask()).statusCode).toBe(200);
  expect(api.app.server.timeout).toBe(60_000);
});

it('deletes a report, and says why it does not', async () => {
  const viewer = { authorization: `Bearer ${await api.tokenWith(['cve:view'])}` };
  const scanId = await anEndedScan(api, ids);
  const remove = async (id: string, headers: Record<string, string>) => {
    const response = await api.app.inject({ method: 'DELETE', url: `/scans/cve/${id}`, headers });
    return [response.statusCode, response.body === '' ? '' : response.json<{ code: string }>().code];
  };
  expect(await remove(scanId, viewer)).toEqual([403, 'missing_scope']);
  expect(await remove(scanId, asAdmin)).toEqual([204, '']);
  expect(await remove(scanId, asAdmin)).toEqual([404, 'scan_not_found']);
  expect((await api.app.inject({ url: `/scans/cve/${scanId}`, headers: asAdmin })).statusCode).toBe(404);
  const { scanId: running } = await aStartedScan(api, ids);
  expect(await remove(running, asAdmin)).toEqual([409, 'scan_still_running']);
});
