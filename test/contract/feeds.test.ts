import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApi, asAdmin, type AnApi } from './an-api.ts';

let api: AnApi;
beforeAll(async () => {
  api = await anApi();
});
afterAll(() => api.close());

describe('GET /v1/feeds', () => {
  it('tells which intelligence is in use, what it was built from and how old it is', async () => {
    const { info } = api.parts.intelligence.current();
    const newest = info.newestRecordAt ?? '';
    const at = { now: () => new Date(Date.parse(newest) + 3.5 * 24 * 3600_000) };
    const app = await api.another({ parts: () => ({ ...api.parts, clock: at }) });
    const response = await app.inject({ url: '/v1/feeds', headers: asAdmin });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject([
      {
        kind: 'baseline',
        digest: info.digest,
        newest_record_at: newest,
        age_days: 3,
        stale: false,
        records: info.records,
        sources: [{ name: 'baseline', records: info.sources[0]?.records }],
      },
    ]);
  });

  it('calls it stale when its newest record is older than a week', async () => {
    const { info } = api.parts.intelligence.current();
    const at = { now: () => new Date(Date.parse(info.newestRecordAt ?? '') + 8 * 24 * 3600_000) };
    const app = await api.another({ parts: () => ({ ...api.parts, clock: at }) });
    const [feed] = (await app.inject({ url: '/v1/feeds', headers: asAdmin })).json<object[]>();
    expect(feed).toMatchObject({ age_days: 8, stale: true });
  });

  it('asks for the scope cve:view, and for credentials', async () => {
    const token = await api.tokenWith(['site:view']);
    const refused = await api.app.inject({ url: '/v1/feeds', headers: { authorization: `Bearer ${token}` } });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'missing_scope']);
    expect((await api.app.inject({ url: '/v1/feeds' })).statusCode).toBe(401);
  });
});
