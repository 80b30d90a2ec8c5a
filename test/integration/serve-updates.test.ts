import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFeedServer, type FeedServer } from '../support/a-feed-server.ts';
import { prepareMigratedDirectory } from '../support/prepared-data-directory.ts';
import { putFeeds, putNvdFile, someNvdRecords } from '../support/some-feeds.ts';
import { aServedProcess, type ServedProcess } from './a-served-process.ts';

const token = 'sw_update-test-administrator-0123456789';
const notUsed = ['CVE_LIST', 'OVERLAY', 'MIKROTIK', 'ENDOFLIFE', 'DEBIAN', 'RECOG', 'OUI'];
let server: FeedServer;
let folder = '';
let one: ServedProcess | undefined;
beforeAll(async () => {
  server = await aFeedServer();
  folder = mkdtempSync(join(tmpdir(), 'sitewarden-serve-updates-'));
});
afterAll(async () => {
  if (one?.child.exitCode === null) one.child.kill('SIGKILL');
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('updates on schedule and when it is asked to, and uses the new bundle without a restart', async () => {
  putFeeds(server, new Date().getUTCFullYear());
  await prepareMigratedDirectory(folder);
  one = aServedProcess({
    SITEWARDEN_DATA_DIR: folder,
    SITEWARDEN_ADMIN_TOKEN: token,
    SITEWARDEN_FIRST_SCAN: 'false',
    SITEWARDEN_INTEL_UPDATE: '24h',
    SITEWARDEN_FEED_NVD: `${server.origin}/nvd/`,
    SITEWARDEN_FEED_KEV: `${server.origin}/kev.json`,
    SITEWARDEN_FEED_EPSS: `${server.origin}/epss.csv.gz`,
    ...Object.fromEntries(notUsed.map((name) => [`SITEWARDEN_FEED_${name}`, 'off'])),
  });
  const address = await one.address();
  await one.until(/^Intelligence: baseline/mu);
  await one.until(/^Intelligence: full, \d+ CVE records, newest of 2005-03-04/mu);
  const ask = async (path: string, method = 'GET') =>
    fetch(`${address}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  const state = async () => {
    const [found] = (await (await ask('/v1/feeds')).json()) as {
      kind: string;
      feeds: object[];
      is_updating: boolean;
    }[];
    return found;
  };
  expect(await state()).toMatchObject({
    kind: 'full',
    update_interval_hours: 24,
    feeds: [
      { name: 'nvd', last_error: null, source: `${server.origin}/nvd/` },
      { name: 'kev', records: 1 },
      { name: 'epss', records: 1 },
    ],
  });

  putNvdFile(server, 'modified', someNvdRecords(2002, 1, '2005-05-06T07:08:09.000'));
  while ((await state())?.is_updating === true) await wait(100);
  expect((await ask('/v1/feeds/update', 'POST')).status).toBe(202);
  await one.until(/^Intelligence: full, \d+ CVE records, newest of 2005-05-06/mu);

  // A feed that hangs does not keep the service from stopping in time.
  server.on('/kev.json', () => undefined);
  while ((await state())?.is_updating === true) await wait(100);
  expect((await ask('/v1/feeds/update', 'POST')).status).toBe(202);
  while (server.requests.at(-1)?.path !== '/kev.json') await wait(50);
  const { ms, code } = await one.end('SIGTERM');
  expect([code, ms < 5000]).toEqual([0, true]);
});

it('starts at once where no feed can be reached, and tells so', async () => {
  const data = join(folder, 'unreachable');
  await prepareMigratedDirectory(data);
  one = aServedProcess({
    SITEWARDEN_DATA_DIR: data,
    SITEWARDEN_ADMIN_TOKEN: token,
    SITEWARDEN_FIRST_SCAN: 'false',
    SITEWARDEN_INTEL_UPDATE: '1h',
    SITEWARDEN_FEED_KEV: 'http://127.0.0.1:1/kev.json',
    ...Object.fromEntries(['NVD', 'EPSS', ...notUsed].map((name) => [`SITEWARDEN_FEED_${name}`, 'off'])),
  });
  const address = await one.address();
  const headers = { authorization: `Bearer ${token}` };
  for (;;) {
    const answer = await fetch(`${address}/v1/feeds`, { headers });
    const [found] = (await answer.json()) as { kind: string; feeds: { last_error: { code: string } }[] }[];
    expect(found?.kind).toBe('baseline');
    const code = found?.feeds[0]?.last_error.code;
    if (code !== undefined) {
      expect(code).toBe('feed_unreachable');
      break;
    }
    await wait(200);
  }
  expect((await one.end('SIGTERM')).code).toBe(0);
});
