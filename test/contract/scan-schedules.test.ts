import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/support/new-id.ts';
import { anEndedScan } from './an-ended-scan.ts';
import { anApi, asAdmin, aScheduledSite, scheduleBody, type AnApi } from './an-api.ts';

let api: AnApi;
beforeAll(async () => {
  api = await anApi();
});
afterAll(() => api.close());

const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
  const headers = { ...asAdmin, ...(payload !== undefined && { 'content-type': 'application/json' }) };
  const response = await api.app.inject({ method, url, headers, ...(payload && { payload }) });
  const text = response.body;
  return {
    status: response.statusCode,
    headers: response.headers,
    body: (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown> | undefined,
    code: text === '' ? undefined : (JSON.parse(text) as { code?: string }).code,
  };
};
const path = (scheduleId: string): string => `/scans/cve/scheduled/${scheduleId}`;

describe('a schedule', () => {
  it('is replaced by PUT: what is left out takes its default, what is required is required', async () => {
    const { siteId, scheduleId } = await aScheduledSite(api.app);
    const body = scheduleBody([{ id: siteId, subnet: '127.0.0.0/29' }]);
    const changed = await ask('PUT', path(scheduleId), { ...body, ignore_offline_sites: true, min_cvss: 2 });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ id: scheduleId, ignore_offline_sites: true, min_cvss: 2 });
    const again = await ask('PUT', path(scheduleId), body);
    expect(again.body).toMatchObject({ ignore_offline_sites: false, min_cvss: 0, notify: [] });
    expect((await ask('GET', path(scheduleId))).body).toEqual(again.body);
    const { description: _, ...without } = body;
    expect(await ask('PUT', path(scheduleId), without)).toMatchObject({
      status: 422,
      code: 'parameter_missing',
    });
    for (const wrong of [{ id: scheduleId }, { running: true }, { every_n_weeks: 0 }]) {
      const refused = await ask('PUT', path(scheduleId), { ...body, ...wrong });
      expect(refused).toMatchObject({ status: 422, code: 'parameter_invalid' });
    }
    const group = { ...body, notification_group: 'nobody' };
    expect(await ask('PUT', path(scheduleId), group)).toMatchObject({
      status: 422,
      code: 'notification_group_unknown',
    });
    expect(await ask('PUT', path(scheduleId), { ...body, notify: [newId()] })).toMatchObject({
      status: 422,
      code: 'user_unknown',
    });
    expect((await ask('GET', path(scheduleId))).body).toEqual(again.body);
  });

  it('is gone after DELETE, with its scan stopped and its reports kept', async () => {
    const ids = await aScheduledSite(api.app);
    const ended = await anEndedScan(api, ids);
    const started = await ask('POST', `${path(ids.scheduleId)}/invoke`);
    const scanId = String(started.body?.['scan_id']);
    const deleted = await ask('DELETE', path(ids.scheduleId));
    expect([deleted.status, deleted.body]).toEqual([204, undefined]);
    for (const method of ['GET', 'DELETE'] as const) {
      expect(await ask(method, path(ids.scheduleId))).toMatchObject({
        status: 404,
        code: 'scan_schedule_not_found',
      });
    }
    expect((await ask('GET', `/scans/cve/${scanId}`)).body).toMatchObject({ status: 'stopped' });
    expect((await ask('GET', `/scans/cve/${ended}`)).body).toMatchObject({ status: 'finished' });
  });

  it('is listed in a bare array, with the next page in Link', async () => {
    const made = [];
    for (let index = 0; index < 3; index += 1) made.push((await aScheduledSite(api.app)).scheduleId);
    const idsOf = (body: unknown) => (body as { id: string }[]).map(({ id }) => id);
    const all = await ask('GET', '/scans/cve/scheduled');
    expect(idsOf(all.body)).toEqual(expect.arrayContaining(made));
    expect(all.headers['link']).toBeUndefined();
    const seen: string[] = [];
    for (let url: string | undefined = '/scans/cve/scheduled?limit=2'; url !== undefined;) {
      const page = await ask('GET', url);
      seen.push(...idsOf(page.body));
      url = /<(.+)>; rel="next"/u.exec(String(page.headers['link'] ?? ''))?.[1];
    }
    expect(seen).toEqual(idsOf(all.body));
    expect(await ask('GET', '/scans/cve/scheduled?limit=0')).toMatchObject({ status: 422 });
    expect(await ask('GET', '/scans/cve/scheduled?cursor=x')).toMatchObject({ code: 'cursor_invalid' });
  });

  it('tells its next runs, ten unless asked for another number', async () => {
    const { scheduleId } = await aScheduledSite(api.app);
    const url = `/v1/scan-schedules/${scheduleId}/next-runs`;
    const ten = (await ask('GET', url)).body as unknown as string[];
    expect(ten).toHaveLength(10);
    expect(ten[0]).toBe((await ask('GET', path(scheduleId))).body?.['next_scan_at']);
    for (const run of ten) expect(run).toMatch(/T02:00:00-0[45]:00$/u);
    expect((await ask('GET', `${url}?count=2`)).body).toEqual(ten.slice(0, 2));
    for (const count of ['0', '101', 'x']) {
      expect(await ask('GET', `${url}?count=${count}`)).toMatchObject({ code: 'parameter_invalid' });
    }
  });

  it.each(['/scans/cve/scheduled/x', '/scans/cve/x/status', '/v1/scan-schedules/x/next-runs'])(
    'is named by a uuid: %s',
    async (url) => {
      expect(await ask('GET', url)).toMatchObject({ status: 422, code: 'parameter_invalid' });
      const absent = await ask('GET', url.replace('/x', `/${newId()}`));
      expect(absent).toMatchObject({ status: 404, code: 'scan_schedule_not_found' });
    },
  );
});

describe('a run of a whole schedule', () => {
  it('is started once in a day, is not started twice, and ends when it is stopped', async () => {
    const { siteId, scheduleId } = await aScheduledSite(api.app);
    const status = `/scans/cve/${scheduleId}/status`;
    expect((await ask('GET', status)).body).toEqual([]);
    const invoke = `${path(scheduleId)}/invoke`;
    expect(await ask('DELETE', invoke)).toMatchObject({ status: 404, code: 'no_running_scan' });
    const started = await ask('POST', invoke);
    expect(started.status).toBe(202);
    expect(started.body).toEqual({
      scan_id: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      status: 'pending',
      message: expect.stringMatching(/\S/u),
    });
    const scanId = String(started.body?.['scan_id']);
    expect(started.headers['location']).toBe(`/scans/cve/${scanId}`);
    expect((await ask('GET', status)).body).toEqual({ targets: [siteId], scanned: [], failed: [] });
    expect(await ask('POST', invoke)).toMatchObject({ status: 409, code: 'scan_already_running' });
    const stopped = await ask('DELETE', invoke);
    expect([stopped.status, stopped.body]).toMatchObject([200, { scan_id: scanId, status: 'stopping' }]);
    const again = await ask('POST', invoke);
    expect(again).toMatchObject({
      status: 429,
      code: 'scan_trigger_limit',
      body: { type: 'rate_limit_error' },
    });
    const wait = Number(again.headers['retry-after']);
    expect(wait).toBeGreaterThan(86_000);
    expect(wait).toBeLessThanOrEqual(86_400);
    const entries = '/v1/audit-log?action=startScan&outcome=refused&order=desc&limit=2';
    await expect
      .poll(async () => (await ask('GET', entries)).body)
      .toMatchObject([
        { object_id: `POST ${invoke}`, code: 'scan_trigger_limit' },
        { object_id: `POST ${invoke}`, code: 'scan_already_running' },
      ]);
  });

  it('minds neither an empty body that says it is JSON, nor the lack of one', async () => {
    const { scheduleId } = await aScheduledSite(api.app);
    const headers = { ...asAdmin, 'content-type': 'application/json' };
    const url = `${path(scheduleId)}/invoke`;
    expect((await api.app.inject({ method: 'POST', url, headers, payload: '' })).statusCode).toBe(202);
    expect((await api.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(200);
  });
});

describe('scans on demand', () => {
  it('of one address answer with every documented field', async () => {
    const { siteId, scheduleId } = await aScheduledSite(api.app);
    const body = { schedule_id: scheduleId, site_id: siteId, ip_address: '127.0.0.2' };
    const url = '/scans/cve/scheduled/single-ip';
    const started = await ask('POST', url, body);
    expect(started.status).toBe(202);
    expect(started.body).toEqual({
      scan_id: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      status: 'pending',
      ip_address: '127.0.0.2',
      site_id: siteId,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
      message: 'Scan initiated. Check back for results.',
    });
    for (const [over, code] of [
      [{ ip_address: '127.0.0.99' }, 'ip_outside_site'],
      [{ ip_address: '::1' }, 'parameter_invalid'],
      [{ ip_address: undefined }, 'parameter_missing'],
      [{ ips: [] }, 'parameter_invalid'],
    ] as const) {
      expect(await ask('POST', url, { ...body, ...over })).toMatchObject({ status: 422, code });
    }
  });

  it('of a site without a schedule are accepted, and stopped by id or code', async () => {
    const { siteId } = await aScheduledSite(api.app);
    const targets = ['127.0.0.0/30', '127.0.0.5-127.0.0.6'];
    const started = await ask('POST', '/v1/scans', { site_id: siteId, targets, min_cvss: 4 });
    expect([started.status, started.body]).toMatchObject([201, { targets, message: expect.any(String) }]);
    const scanId = String(started.body?.['scan_id']);
    const { body: report } = await ask('GET', `/scans/cve/${scanId}`);
    expect(report).toMatchObject({ kind: 'on_demand', scan_schedule_id: null, status: 'pending' });
    const stopped = await ask('POST', `/v1/scans/${String(report?.['scan_id'])}/stop`);
    expect([stopped.status, stopped.body]).toMatchObject([200, { scan_id: scanId, status: 'stopping' }]);
    expect(await ask('POST', `/v1/scans/${scanId}/stop`)).toMatchObject({
      status: 404,
      code: 'no_running_scan',
    });
    const outside = { site_id: siteId, targets: ['127.0.0.0/24'] };
    expect(await ask('POST', '/v1/scans', outside)).toMatchObject({ status: 422, code: 'ip_outside_site' });
  });
});
