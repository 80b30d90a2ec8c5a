import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aFeedServer, type FeedServer } from '../../../test/support/a-feed-server.ts';
import { aTar, aZip } from '../../../test/support/an-archive.ts';
import {
  putFeeds,
  putNvdFile,
  putReleases,
  someEpss,
  someKev,
  someNvdRecords,
} from '../../../test/support/some-feeds.ts';
import type { FeedName } from '../../domain/feed-name.ts';
import { buildIntelligence } from '../build-intelligence.ts';
import { openBundle } from '../bundle/open-bundle.ts';
import { readFeedStates } from './feed-states.ts';
import { feedSources } from './feed-sources.ts';
import { lockUpdates } from './update-lock.ts';
import { updateIntelligence } from './update-intelligence.ts';

let server: FeedServer;
let folder = '';
let now = new Date('2005-06-07T08:09:10Z');
beforeAll(async () => {
  server = await aFeedServer();
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitewarden-update-'));
  now = new Date('2005-06-07T08:09:10Z');
  putFeeds(server, 2005);
  server.requests.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const out = (): string => join(folder, 'out.bundle');
const cache = (): string => join(folder, 'feeds');
const places = (): Map<FeedName, string> =>
  new Map([
    ['nvd', `${server.origin}/nvd`],
    ['kev', `${server.origin}/kev.json`],
    ['epss', `${server.origin}/epss.csv.gz`],
  ]);
const update = (
  choice: { only?: string[]; from?: string; places?: Map<FeedName, string>; feedTimeoutMs?: number } = {},
  signal = new AbortController().signal,
) =>
  updateIntelligence({
    cacheDirectory: cache(),
    out: out(),
    version: '0.0.0-test',
    feedTimeoutMs: choice.feedTimeoutMs,
    sources: feedSources({ places: places(), only: ['nvd', 'kev', 'epss'], ...choice }),
    limits: { maxAttempts: 2, idleTimeoutMs: 300, timeoutMs: 5000 },
    now: () => now,
    pause: async () => undefined,
    signal,
    onProgress: () => undefined,
  });
const digest = (): string => {
  const bundle = openBundle(out());
  try {
    bundle.verify();
    return bundle.info.digest;
  } finally {
    bundle.close();
  }
};

describe('an update of the intelligence', () => {
  it('fetches everything once, then only what has changed, and builds only then', async () => {
    const first = await update();
    expect(first).toMatchObject({ problem: null, built: { records: 12, knownExploited: 1, epssScores: 1 } });
    expect(first.feeds.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'nvd changed',
      'kev changed',
      'epss changed',
    ]);
    const stood = readFileSync(out());
    server.requests.length = 0;
    const second = await update();
    expect(second).toMatchObject({ built: null, problem: null });
    expect(second.feeds.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/nvd/nvdcve-2.0-modified.meta',
      '/kev.json',
      '/epss.csv.gz',
    ]);
    expect(readFileSync(out()).equals(stood)).toBe(true);

    putNvdFile(server, 'modified', someNvdRecords(2002, 2, '2005-04-05T06:07:08.000'));
    expect(await update({ only: ['nvd'] })).toMatchObject({
      built: { records: 12, newestRecordAt: '2005-04-05T06:07:08.000Z', knownExploited: 1 },
    });
  });

  it('looks at every year again after a week, and takes those whose checksum is another', async () => {
    await update();
    now = new Date('2005-06-20T08:09:10Z');
    putNvdFile(server, '2004', someNvdRecords(2004, 9));
    server.requests.length = 0;
    expect(await update({ only: ['nvd'] })).toMatchObject({ built: { records: 18 } });
    expect(server.requests.filter(({ path }) => path.endsWith('.gz')).map(({ path }) => path)).toEqual([
      '/nvd/nvdcve-2.0-2004.json.gz',
    ]);
  });

  it('builds the bundle again when it is gone, without asking twice', async () => {
    await update();
    rmSync(out());
    expect((await update()).built).not.toBeNull();
  });

  it('remembers of each feed when it was looked at, what came and what went wrong', async () => {
    await update();
    now = new Date('2005-06-07T09:00:00Z');
    server.on('/kev.json', (_, response) => void response.writeHead(403).end());
    await update();
    const states = await readFeedStates(join(cache(), 'updates.json'));
    expect(states.map(({ name }) => name)).toEqual(['nvd', 'kev', 'epss']);
    expect(states[1]).toMatchObject({
      source: `${server.origin}/kev.json`,
      lastCheckedAt: '2005-06-07T09:00:00.000Z',
      lastChangedAt: '2005-06-07T08:09:10.000Z',
      lastError: { code: 'feed_refused', at: '2005-06-07T09:00:00.000Z' },
      newestRecordAt: '2005-01-05T00:00:00.000Z',
      records: 1,
      inBundle: true,
    });
    expect(states[0]).toMatchObject({
      lastError: null,
      newestRecordAt: '2005-03-04T05:06:07.000Z',
      records: 12,
    });
  });

  it('refuses to run twice at once', async () => {
    const unlock = lockUpdates(cache());
    await expect(update()).rejects.toMatchObject({ code: 'update_running' });
    unlock();
    expect((await update()).problem).toBeNull();
  });

  it('takes feeds from folders, and lets go of what is no longer there', async () => {
    const from = join(folder, 'from');
    for (const name of ['nvd/old', 'kev', 'epss']) mkdirSync(join(from, name), { recursive: true });
    writeFileSync(join(from, 'nvd/a.json'), someNvdRecords(2002, 2));
    writeFileSync(join(from, 'nvd/old/b.json.gz'), gzipSync(someNvdRecords(2003, 2)));
    writeFileSync(join(from, 'kev/kev.json'), someKev);
    writeFileSync(join(from, 'kev/kev.csv'), 'not this one');
    writeFileSync(join(from, 'epss/epss.csv.gz'), someEpss);
    expect(await update({ from })).toMatchObject({ built: { records: 4, knownExploited: 1, epssScores: 1 } });
    expect((await update({ from })).built).toBeNull();
    rmSync(join(from, 'nvd/old'), { recursive: true });
    expect(await update({ from })).toMatchObject({ built: { records: 2 } });
    expect(server.requests).toEqual([]);
    expect(() => feedSources({ places: new Map(), only: ['nvd'], from: join(folder, 'absent') })).toThrow(
      expect.objectContaining({ code: 'feed_missing' }),
    );
  });

  it('builds from the CVE List alone, the newest record of several, and from Recog and the overlay beside it', async () => {
    const recordOf = (dateUpdated: string, version: string) => ({
      'cves/2005/0xxx/CVE-2005-0001.json': JSON.stringify(
        {
          dataType: 'CVE_RECORD',
          dataVersion: '5.1',
          cveMetadata: {
            cveId: 'CVE-2005-0001',
            state: 'PUBLISHED',
            datePublished: dateUpdated,
            dateUpdated,
          },
          containers: {
            cna: {
              descriptions: [{ lang: 'en', value: `before ${version}` }],
              affected: [
                {
                  vendor: 'acme',
                  product: 'relay',
                  versions: [{ version: '0', lessThan: version, status: 'affected', versionType: 'custom' }],
                },
              ],
            },
          },
        },
        undefined,
        4,
      ),
    });
    putReleases(server, {
      '2005-06-07_delta_CVEs_at_0700Z.zip': recordOf('2005-06-07T06:00:00.000Z', '2.0'),
      '2005-06-07_all_CVEs_at_midnight.zip.zip': recordOf('2005-06-01T00:00:00.000Z', '1.0'),
    });
    const override = {
      _annotation: { cve_id: 'CVE-2005-0002' },
      cve: { configurations: [] },
    };
    server.put('/overlay.zip', aZip({ 'data/2005/CVE-2005-0002.json': JSON.stringify(override) }));
    const fingerprints =
      '<fingerprints matches="ssh.banner"><fingerprint pattern="^acme-([\\d.]+)$"><description>Acme</description>' +
      '<param pos="0" name="service.product" value="relay"/></fingerprint></fingerprints>';
    server.put('/recog.tar.gz', gzipSync(aTar({ 'recog-main/xml/ssh_banners.xml': fingerprints })));
    const found = await update({
      only: ['cve-list', 'overlay', 'recog'],
      places: new Map([
        ['cve-list', `${server.origin}/releases`],
        ['overlay', `${server.origin}/overlay.zip`],
        ['recog', `${server.origin}/recog.tar.gz`],
      ]),
    });
    expect(found.problem).toBeNull();
    expect(found.feeds.map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'changed']);
    expect(found.built).toMatchObject({
      damagedRecords: 0,
      sources: [
        { name: 'overlay', records: 1 },
        { name: 'cve_list', records: 1, newestRecordAt: '2005-06-07T06:00:00.000Z' },
        { name: 'recog', records: 1 },
      ],
    });
    const bundle = openBundle(out());
    expect(bundle.findCve('CVE-2005-0001')?.description).toBe('before 2.0');
    bundle.close();
    const states = await readFeedStates(join(cache(), 'updates.json'));
    expect(states).toMatchObject([{ name: 'cve-list', records: 1 }, { name: 'overlay' }, { records: 1 }]);
  });

  it('builds from what MikroTik, endoflife.date and the IEEE publish', async () => {
    server.put('/ros/NEWEST7.stable', '7.99.2 1117000000');
    server.put('/ros/7.99.2/CHANGELOG', "What's new in 7.99.2 (2005-May-25 11:36):\n*) nothing much;\n");
    server.put('/routeros.json', JSON.stringify([{ cycle: '6', eol: true }]));
    server.put('/ieee/oui.csv', 'Registry,Assignment,Organization Name,Address\nMA-L,AABBCC,Acme,\n');
    server.put(
      '/ieee/oui36/oui36.csv',
      'Registry,Assignment,Organization Name,Address\nMA-S,AABBCC123,Tiny,\n',
    );
    const found = await update({
      only: ['nvd', 'mikrotik', 'endoflife', 'oui'],
      places: new Map([
        ...places(),
        ['mikrotik', `${server.origin}/ros/`],
        ['endoflife', `${server.origin}/routeros.json`],
        ['oui', `${server.origin}/ieee`],
      ]),
    });
    expect(found.problem).toBeNull();
    expect(found.built?.sources.slice(1)).toEqual([
      { name: 'mikrotik', records: 1, newestRecordAt: '2005-05-25T00:00:00.000Z' },
      { name: 'endoflife', records: 1, newestRecordAt: null },
      { name: 'oui', records: 2, newestRecordAt: null },
    ]);
    const bundle = openBundle(out());
    expect(bundle.makers.findMaker('AABBCC123')).toBe('Tiny');
    expect(bundle.routerOs.releases.newestLine).toBe('7.99');
    expect(bundle.routerOs.findBranch('o:mikrotik:routeros', '6.1')?.support?.isEnded).toBe(true);
    bundle.close();
    const states = await readFeedStates(join(cache(), 'updates.json'));
    expect(states.map(({ inBundle }) => inBundle)).toEqual([true, true, true, true]);
  });

  it('knows its feeds', () => {
    expect(() => feedSources({ places: new Map(), only: ['nvdd'] })).toThrow(
      expect.objectContaining({ code: 'feed_unknown' }),
    );
    expect(() => feedSources({ places: new Map([['nvd', 'off']]), only: ['nvd'] })).toThrow(
      expect.objectContaining({ code: 'feed_off' }),
    );
    const all = feedSources({
      places: new Map([
        ['kev', 'off'],
        ['oui', '/x'],
      ]),
      only: [],
    });
    expect(all.has('kev')).toBe(false);
    expect(all.get('oui')).toEqual({ kind: 'path', path: '/x' });
    expect(all.get('nvd')).toMatchObject({ kind: 'url' });
  });
});

describe('a feed that fails', () => {
  it.each([
    ['is away', (path: string) => server.remove(path), 'feed_absent'],
    [
      'is broken',
      (path: string) => server.on(path, (_, r) => void r.writeHead(500).end()),
      'feed_unreachable',
    ],
    ['is an error page', (path: string) => server.put(path, '<html>Sorry</html>'), 'feed_damaged'],
    ['is empty', (path: string) => server.put(path, ''), 'feed_damaged'],
    [
      'is a bomb',
      (path: string) => server.put(path, gzipSync(Buffer.alloc(100_000_000, '{'))),
      'feed_too_large',
    ],
  ])('because it %s keeps its former version, and the others go on', async (_, spoil, code) => {
    await update();
    spoil('/kev.json');
    putNvdFile(server, 'modified', someNvdRecords(2002, 2, '2005-04-05T06:07:08.000'));
    const outcome = await update();
    expect(outcome.feeds).toMatchObject([
      { outcome: 'changed' },
      { outcome: 'failed', error: { code } },
      { outcome: 'unchanged' },
    ]);
    expect(outcome.built).toMatchObject({ knownExploited: 1, newestRecordAt: '2005-04-05T06:07:08.000Z' });
  });

  it('because it takes too long as a whole lets the others go on', async () => {
    await update();
    server.on('/kev.json', (_, response) => {
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    });
    const outcome = await update({ feedTimeoutMs: 1000 });
    expect(outcome.feeds).toMatchObject([{}, { error: { code: 'feed_timeout' } }, { outcome: 'unchanged' }]);
  });

  it('leaves the standing bundle where nothing else can be built', async () => {
    await update();
    const before = digest();
    putNvdFile(server, 'modified', someNvdRecords(2002, 3));
    server.put('/nvd/nvdcve-2.0-modified.json.gz', gzipSync('{"another":"content"}'));
    const outcome = await update({ only: ['nvd'] });
    expect(outcome).toMatchObject({ built: null, feeds: [{ error: { code: 'feed_checksum' } }] });
    expect(digest()).toBe(before);
  });

  it('leaves the standing bundle when what came holds nothing', async () => {
    await update();
    const before = digest();
    server.put('/kev.json', '{"vulnerabilities":[]}');
    expect(await update()).toMatchObject({ built: null, problem: { code: 'feed_empty' } });
    expect(digest()).toBe(before);
  });

  it('does not take from the bundle what another machine built into it', async () => {
    await update();
    const before = digest();
    rmSync(cache(), { recursive: true });
    server.remove('/epss.csv.gz');
    expect(await update()).toMatchObject({ built: null, problem: { code: 'feed_missing' } });
    expect(digest()).toBe(before);
  });

  it('does not take from the bundle what a feed that was cut lacks', async () => {
    putNvdFile(server, '2004', someNvdRecords(2004, 1200));
    await update();
    const before = digest();
    now = new Date('2005-06-20T08:09:10Z');
    putNvdFile(server, '2004', someNvdRecords(2004, 3));
    expect(await update()).toMatchObject({ built: null, problem: { code: 'bundle_shrunk' } });
    expect(digest()).toBe(before);
    rmSync(out());
    expect(await update()).toMatchObject({ problem: null, built: { records: 12 } });
  });

  it('does not put what it keeps in the place of a newer bundle from elsewhere', async () => {
    await update();
    const from = join(folder, 'from');
    mkdirSync(from);
    writeFileSync(join(from, 'a.json'), someNvdRecords(2002, 20, '2031-01-01T00:00:00.000'));
    await buildIntelligence({ now: new Date('2031-12-31T00:00:00.000Z'), nvdDirectory: from, out: out() });
    const before = digest();
    expect(await update()).toMatchObject({ built: null, problem: { code: 'bundle_older' } });
    expect(digest()).toBe(before);
  });

  it('stops when it is told to, with everything as it was', async () => {
    await update();
    const before = digest();
    const stop = new AbortController();
    server.on('/kev.json', () => stop.abort());
    await expect(update({}, stop.signal)).rejects.toThrow(/abort/iu);
    expect(digest()).toBe(before);
    expect(readdirSync(folder).toSorted()).toEqual(['feeds', 'out.bundle']);
  });
});
