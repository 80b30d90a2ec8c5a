import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

describe('what is known of the feeds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitewarden-states-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const recordFile = join(folder, 'updates.json');
  const kev = {
    source: 'https://mirror.example/kev.json',
    lastCheckedAt: '2026-11-24T03:00:00.000Z',
    lastChangedAt: '2026-09-01T03:00:00.000Z',
    lastError: { code: 'feed_unreachable', message: 'Cannot fetch it.', at: '2026-11-24T03:00:00.000Z' },
    newestRecordAt: '2026-09-01T00:00:00.000Z',
    records: 1500,
    bytes: 1_400_000,
    inBundle: true,
  };
  const another = () =>
    api.another({
      parts: () => ({
        ...api.parts,
        clock: { now: () => new Date('2026-11-24T12:00:00Z') },
        settings: { ...api.parts.settings, feeds: { recordFile, updateHours: 24 } },
      }),
    });

  it('is nothing before the first update, and nothing where its record is damaged', async () => {
    for (const content of [undefined, '{"feeds":']) {
      if (content !== undefined) writeFileSync(recordFile, content);
      const [found] = (await (await another()).inject({ url: '/v1/feeds', headers: asAdmin })).json<
        object[]
      >();
      expect(found).toMatchObject({ feeds: [], update_interval_hours: 24, is_updating: false });
    }
  });

  it('tells when each was looked for, what went wrong, and that fresh by date may be old by content', async () => {
    writeFileSync(recordFile, JSON.stringify({ feeds: { kev }, built: null }));
    const app = await another();
    const [found] = (await app.inject({ url: '/v1/feeds', headers: asAdmin })).json<{ feeds: object[] }[]>();
    expect(found?.feeds).toEqual([
      {
        name: 'kev',
        source: kev.source,
        in_bundle: true,
        records: 1500,
        bytes: 1_400_000,
        newest_record_at: kev.newestRecordAt,
        age_days: 84,
        allowed_age_days: 30,
        stale: true,
        last_checked_at: kev.lastCheckedAt,
        last_changed_at: kev.lastChangedAt,
        last_error: kev.lastError,
      },
    ]);
    const { body } = await app.inject({ url: '/metrics' });
    expect(body).toContain('sitewarden_feed_failed{feed="kev"} 1');
    expect(body).toContain(
      `sitewarden_feed_checked_timestamp_seconds{feed="kev"} ${Date.parse(kev.lastCheckedAt) / 1000}`,
    );
    expect(body).toMatch(/^sitewarden_source_stale\{source="baseline"\} 0$/mu);
  });

  it('shows places and messages only to whoever runs the installation', async () => {
    const app = await another();
    const made = await app.inject({
      method: 'POST',
      url: '/v1/organizations',
      headers: asAdmin,
      payload: { name: 'A tenant' },
    });
    const { token } = made.json<{ administrator: { token: string } }>().administrator;
    const headers = { authorization: `Bearer ${token}` };
    const response = await app.inject({ url: '/v1/feeds', headers });
    expect(response.body).not.toMatch(/mirror\.example|Cannot fetch/u);
    expect(response.json()).toMatchObject([
      { feeds: [{ source: null, last_error: { code: 'feed_unreachable', message: null } }] },
    ]);
    const refused = await app.inject({ method: 'POST', url: '/v1/feeds/update', headers });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'not_the_operator']);
  });
});

describe('POST /v1/feeds/update', () => {
  it('queues one update, and refuses another while that one waits', async () => {
    const ask = { method: 'POST' as const, url: '/v1/feeds/update', headers: asAdmin };
    const first = await api.app.inject(ask);
    expect([first.statusCode, first.headers.location]).toEqual([202, '/v1/feeds']);
    expect((await api.app.inject({ url: '/v1/feeds', headers: asAdmin })).json()).toMatchObject([
      { is_updating: true },
    ]);
    const second = await api.app.inject(ask);
    expect([second.statusCode, second.json<{ code: string }>().code]).toEqual([409, 'feed_update_running']);
    const log = await api.app.inject({ url: '/v1/audit-log?action=startFeedUpdate', headers: asAdmin });
    expect(
      log
        .json<{ outcome: string }[]>()
        .map(({ outcome }) => outcome)
        .toSorted(),
    ).toEqual(['done', 'refused']);
  });
});
