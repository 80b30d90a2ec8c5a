import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { feedNames, type FeedName } from '../../domain/feed-name.ts';
import { writeUpdateRecord } from './feed-states.ts';
import { nextUpdateAt } from './next-update-at.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitewarden-due-'));
const file = join(folder, 'updates.json');
afterAll(() => rmSync(folder, { recursive: true }));

const allBut = (...names: FeedName[]) =>
  new Map(feedNames.flatMap((name) => (names.includes(name) ? [] : [[name, 'off'] as const])));
const state = (lastCheckedAt: string, failed = false) => ({
  source: 'https://feeds.example/',
  lastCheckedAt,
  lastChangedAt: null,
  lastError: failed ? { code: 'feed_unreachable', message: 'away', at: lastCheckedAt } : null,
  newestRecordAt: null,
  records: null,
  bytes: 0,
  inBundle: true,
});

it('an update is due at once, then after the interval, sooner where a feed failed, never for what is off', async () => {
  expect(await nextUpdateAt(file, 24, allBut('nvd', 'kev'))).toEqual(new Date(0));
  await writeUpdateRecord(file, { feeds: { nvd: state('2026-11-24T10:00:00.000Z') }, built: null });
  expect(await nextUpdateAt(file, 24, allBut('nvd', 'kev'))).toEqual(new Date(0));
  expect(await nextUpdateAt(file, 24, allBut('nvd'))).toEqual(new Date('2026-11-25T10:00:00Z'));
  const feeds = { nvd: state('2026-11-24T10:00:00.000Z'), kev: state('2026-11-24T12:00:00.000Z', true) };
  await writeUpdateRecord(file, { feeds, built: null });
  expect(await nextUpdateAt(file, 24, allBut('nvd', 'kev'))).toEqual(new Date('2026-11-24T13:00:00Z'));
  expect((await nextUpdateAt(file, 24, allBut())).getTime()).toBe(8.64e15);
});
