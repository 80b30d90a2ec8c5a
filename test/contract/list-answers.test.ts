import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/support/clock.ts';
import { insertScanSites } from '../../src/store/queries/scan-site-queries.ts';
import { anApi, asAdmin, aScheduledSite, type AnApi } from './an-api.ts';

let api: AnApi;
let aheadMs = 0;
beforeAll(async () => {
  api = await anApi({ clock: { now: () => new Date(systemClock.now().getTime() + aheadMs) } });
  await aScheduledSite(api.app);
});
afterAll(() => api.close());

const reports = async (headers: Record<string, string> = asAdmin) => {
  const answer = await api.app.inject({ url: '/scans/cve?limit=1', headers });
  expect(answer.statusCode).toBe(200);
  return answer;
};

/** A scan that ended long ago, put in without the trace that operations leave. */
async function aSilentScan(code: string, siteId?: string): Promise<void> {
  const id = crypto.randomUUID();
  await api.store.db
    .insertInto('scans')
    .values({
      id,
      organization_id: api.organizationId,
      scan_code: code,
      kind: 'on_demand',
      schedule_id: null,
      min_cvss: 0,
      status: 'stopped',
      reasons: ['stopped'],
      intel_digest: null,
      created_at: new Date(Date.now() + aheadMs),
      started_at: null,
      finished_at: null,
    })
    .execute();
  if (siteId === undefined) return;
  const part = {
    scanId: id,
    siteId,
    targets: ['127.0.0.1'],
    subnets: [],
    excludedNetworks: [],
    excludedDevices: [],
    workerLabel: null,
    jobForm: 1,
    scopeSeal: null,
  };
  await insertScanSites(api.store.db, api.organizationId, [{ id: crypto.randomUUID(), ...part }]);
}

it.each([
  '/v1/feeds',
  '/v1/findings/counts',
  '/v1/findings',
  '/v1/sites/0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  '/scans/cve/mitigation/CVE-2023-38408',
  '/v1/devices/0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e/services',
])('%s refuses a query that it does not know', async (url) => {
  const answer = await api.app.inject({ url: `${url}?colour=red`, headers: asAdmin });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({
    code: 'parameter_invalid',
    message: expect.stringContaining("'colour'"),
  });
});

describe('a list that nothing has changed since', () => {
  it('is answered as before, until something changes or its time is over', async () => {
    await aSilentScan('AAA-AAA-AAA');
    const first = await reports();
    expect(first.json()).toMatchObject([{ scan_id: 'AAA-AAA-AAA' }]);
    await aSilentScan('BBB-BBB-BBB');
    const again = await reports();
    expect(again.body).toBe(first.body);
    expect(again.headers['content-type']).toBe(first.headers['content-type']);
    await aScheduledSite(api.app);
    const changed = await reports();
    expect(changed.json()).toMatchObject([{ scan_id: 'BBB-BBB-BBB' }]);
    expect(changed.headers['link']).toContain('cursor=');
    expect((await reports()).headers['link']).toBe(changed.headers['link']);

    await aSilentScan('CCC-CCC-CCC');
    expect((await reports()).json()).toMatchObject([{ scan_id: 'BBB-BBB-BBB' }]);
    aheadMs += 31_000;
    expect((await reports()).json()).toMatchObject([{ scan_id: 'CCC-CCC-CCC' }]);
  });

  it('is not shown to whoever may not see it', async () => {
    await reports();
    const without = await api.tokenWith(['site:view']);
    const refused = await api.app.inject({
      url: '/scans/cve?limit=1',
      headers: { authorization: `Bearer ${without}` },
    });
    expect(refused.statusCode).toBe(403);
    const { siteId: seen } = await aScheduledSite(api.app);
    const { siteId: hidden } = await aScheduledSite(api.app);
    await aSilentScan('HID-DEN-XXX', hidden);
    aheadMs += 31_000;
    expect((await reports()).json()).toMatchObject([{ scan_id: 'HID-DEN-XXX' }]);
    const narrowed = await api.tokenWith(['cve:view'], [seen]);
    const answer = await reports({ authorization: `Bearer ${narrowed}` });
    expect(answer.body).not.toContain('HID-DEN-XXX');
    expect((await reports()).json()).toMatchObject([{ scan_id: 'HID-DEN-XXX' }]);
  });

  it('is put together anew while a scan is under way', async () => {
    await reports();
    await api.store.db
      .updateTable('scans')
      .set({ status: 'running' })
      .where('scan_code', '=', 'AAA-AAA-AAA')
      .execute();
    aheadMs += 1000;
    await aSilentScan('DDD-DDD-DDD');
    expect((await reports()).json()).toMatchObject([{ scan_id: 'DDD-DDD-DDD' }]);
    aheadMs += 1000;
    await aSilentScan('EEE-EEE-EEE');
    expect((await reports()).json()).toMatchObject([{ scan_id: 'EEE-EEE-EEE' }]);
  });
});
