import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBundle } from '../../src/intelligence/bundle/open-bundle.ts';
import { aFeedServer, type FeedServer } from '../support/a-feed-server.ts';
import { runSitewarden, startSitewarden } from '../support/run-sitewarden.ts';
import { putFeeds, putNvdFile, someNvdRecords } from '../support/some-feeds.ts';

const kills = 12;
/** Feeds of long ago would be called stale. */
const today = new Date().toISOString().slice(0, 10);
const lastYear = new Date().getUTCFullYear();
let server: FeedServer;
let folder = '';
beforeAll(async () => {
  server = await aFeedServer();
  folder = mkdtempSync(join(tmpdir(), 'sitewarden-intel-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = (data: string) => ({
  SITEWARDEN_DATA_DIR: join(folder, data),
  SITEWARDEN_FEED_NVD: `${server.origin}/nvd/`,
  SITEWARDEN_FEED_KEV: `${server.origin}/kev.json`,
  SITEWARDEN_FEED_EPSS: `${server.origin}/epss.csv.gz`,
});
const command = ['intel', 'update', '--feed', 'nvd', '--feed', 'kev', '--feed', 'epss'];
const bundleIn = (data: string): string => join(folder, data, 'intelligence.bundle');

function digestOf(path: string): string {
  const bundle = openBundle(path);
  try {
    bundle.verify();
    return bundle.info.digest;
  } finally {
    bundle.close();
  }
}

function changeEverything(round: number): void {
  const modifiedAt = `${today}T05:06:${String(round).padStart(2, '0')}.000`;
  putNvdFile(server, 'modified', someNvdRecords(2003, 1500, modifiedAt));
}

it('tells what came of each feed, and what the bundle holds; exits with 1 when a feed failed', async () => {
  putFeeds(server, lastYear, 3, today);
  const first = await runSitewarden(command, '', environment('plain'));
  expect(first.stderr).toBe('');
  expect(JSON.parse(first.stdout)).toMatchObject({
    feeds: [{ name: 'nvd', outcome: 'changed' }, { name: 'kev' }, { name: 'epss' }],
    bundle: { kind: 'full', records: 3 * (lastYear - 2001), known_exploited: 1, epss_scores: 1 },
  });
  server.remove('/kev.json');
  const second = await runSitewarden(command, '', environment('plain'));
  expect([second.status, second.stderr]).toEqual([1, expect.stringMatching(/^kev: There is no http:/u)]);
  expect(JSON.parse(second.stdout)).toMatchObject({
    feeds: [{ outcome: 'unchanged' }, { name: 'kev', outcome: 'failed', error: 'feed_absent' }, {}],
    bundle: null,
  });
  expect((await runSitewarden(['intel', 'update', '--feed', 'nvdd'])).status).toBe(2);
});

it(`leaves a working bundle when it is killed ${kills} times at any moment, and goes on afterwards`, async () => {
  putFeeds(server, lastYear, 400, today);
  const settings = environment('killed');
  expect((await runSitewarden(command, '', settings)).status).toBe(0);
  changeEverything(0);
  const before = performance.now();
  expect((await runSitewarden(command, '', settings)).status).toBe(0);
  const wholeMs = performance.now() - before;
  for (let kill = 0; kill < kills;) {
    changeEverything(kill + 1);
    const child = startSitewarden(command, settings);
    const ended = once(child, 'exit');
    await wait(Math.random() * wholeMs);
    // One that was quicker than its own measure is no kill.
    if (child.exitCode === null) kill += 1;
    child.kill('SIGKILL');
    await ended;
    expect(digestOf(bundleIn('killed'))).toMatch(/^sha256:/u);
  }

  const last = await runSitewarden(command, '', settings);
  expect([last.status, last.stderr]).toEqual([0, '']);
  const straight = await runSitewarden(command, '', environment('straight'));
  expect(straight.status).toBe(0);
  expect(digestOf(bundleIn('killed'))).toBe(digestOf(bundleIn('straight')));
  const left = readdirSync(join(folder, 'killed'));
  expect(left.toSorted()).toEqual(['feeds', 'intelligence.bundle']);
  expect(existsSync(join(folder, 'killed/feeds/nvd/kept.json'))).toBe(true);
}, 120_000);

it('moves a bundle to an installation without internet, signed', async () => {
  putFeeds(server, lastYear, 3, today);
  expect((await runSitewarden(command, '', environment('exporting'))).status).toBe(0);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keyFile = join(folder, 'key.pem');
  writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const exported = join(folder, 'export.tar');
  const made = await runSitewarden(
    ['intel', 'export', exported, '--sign', keyFile],
    '',
    environment('exporting'),
  );
  expect([made.status, JSON.parse(made.stdout)]).toMatchObject([0, { signed: true }]);

  const importing = {
    SITEWARDEN_DATA_DIR: join(folder, 'importing'),
    SITEWARDEN_INTEL_PUBLIC_KEY: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
  const described = await runSitewarden(['intel', 'info', exported], '', importing);
  expect(JSON.parse(described.stdout)).toMatchObject({ signature: 'good', bundle: { kind: 'full' } });
  const taken = await runSitewarden(['intel', 'import', exported], '', importing);
  expect([taken.status, JSON.parse(taken.stdout)]).toMatchObject([0, { signature: 'good', kind: 'full' }]);
  expect(digestOf(bundleIn('importing'))).toBe(digestOf(bundleIn('exporting')));
  const unsigned = await runSitewarden(['intel', 'export', exported], '', environment('exporting'));
  expect(unsigned.status).toBe(0);
  const refused = await runSitewarden(['intel', 'import', exported], '', importing);
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('is not signed')]);
});
