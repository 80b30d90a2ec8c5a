import { gzipSync } from 'node:zlib';
import type { Epss } from '../../src/domain/intelligence-view.ts';
import type { VulnerabilityRecord } from '../../src/domain/vulnerability-record.ts';
import type { FeedContent } from '../../src/intelligence/bundle/feed-content.ts';
import { cveListFeed } from '../../src/intelligence/cve-list/cve-list-feed.ts';
import { aTracker } from '../../src/intelligence/debian-tracker/a-tracker.fixture.ts';
import { readDebianTracker } from '../../src/intelligence/debian-tracker/read-debian-tracker.ts';
import { packDebianTracker } from '../../src/intelligence/debian-tracker/tracker-content.ts';
import { readCycles } from '../../src/intelligence/endoflife/read-cycles.ts';
import { readEpss } from '../../src/intelligence/epss/read-epss.ts';
import { readArchive } from '../../src/intelligence/fetching/read-archive.ts';
import { packKev } from '../../src/intelligence/kev/kev-content.ts';
import { readKev } from '../../src/intelligence/kev/read-kev.ts';
import { readMikrotik } from '../../src/intelligence/mikrotik/read-mikrotik.ts';
import { nvdFeed } from '../../src/intelligence/nvd/nvd-feed.ts';
import { packOui } from '../../src/intelligence/oui/oui-content.ts';
import { readOui } from '../../src/intelligence/oui/read-oui.ts';
import { overlayFeed } from '../../src/intelligence/overlay/overlay-feed.ts';
import type { ReadingLimits } from '../../src/intelligence/reading/reading-limits.ts';
import { readFeed, type FeedTranslation } from '../../src/intelligence/reading/read-feed.ts';
import type { SetAsideList } from '../../src/intelligence/reading/set-aside.ts';
import { acmeEntry, aRecogFile } from '../../src/intelligence/recog/a-recog-file.fixture.ts';
import { packFingerprints } from '../../src/intelligence/recog/fingerprint-content.ts';
import { readRecog } from '../../src/intelligence/recog/read-recog.ts';
import { readVendorFixes } from '../../src/intelligence/routeros/read-vendor-fixes.ts';
import { packCycles, packReleases } from '../../src/intelligence/routeros/release-content.ts';
import { createRouterOsReleases } from '../../src/intelligence/routeros/routeros-releases.ts';
import { aCveRecord, routerOs } from '../support/a-cve-record.ts';
import { aTar, aZip } from '../support/an-archive.ts';
import { aNvdRecord, anOverride } from './seed-records.ts';

/** What a parser made of a file, as far as a bundle would take it. */
export interface ParsedFeed {
  readonly pieces: number;
  readonly records?: readonly VulnerabilityRecord[];
  readonly kev?: ReadonlyMap<string, unknown>;
  readonly epss?: ReadonlyMap<string, Epss>;
  readonly feedContent?: FeedContent;
}

/** A parser of foreign bytes with valid inputs to start from. It may throw SitewardenErrors only. */
export interface FeedParser {
  readonly name: string;
  /** Name of the file that it is given. */
  readonly file: string;
  readonly seeds: readonly Buffer[];
  readonly read: (path: string, setAside: SetAsideList, limits: ReadingLimits) => Promise<ParsedFeed>;
}

const json = (...values: readonly unknown[]) => values.map((value) => Buffer.from(JSON.stringify(value)));

function recordParser(name: string, feed: FeedTranslation, seeds: readonly Buffer[]): FeedParser {
  return {
    name,
    file: 'feed.json',
    seeds,
    async read(path, setAside, limits) {
      const options = { setAside, limits, onProgress: () => undefined };
      const records = await Array.fromAsync(readFeed(feed, [{ path, name }], options));
      return { pieces: records.length, records };
    },
  };
}

const kev = {
  cveID: 'CVE-2030-1000',
  dateAdded: '2030-01-01',
  dueDate: '2030-02-01',
  knownRansomwareCampaignUse: 'Known',
};
const cveRecords = [
  aCveRecord('CVE-2030-1000', {
    affected: [
      routerOs([
        {
          version: '7.1',
          lessThan: '7.4',
          status: 'affected',
          versionType: 'custom',
          changes: [{ at: '7.3.1', status: 'unaffected' }],
        },
      ]),
    ],
    metrics: [{ cvssV3_1: { baseScore: 9.8, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' } }],
  }),
  aCveRecord('CVE-2030-1001', { affected: [routerOs([], { defaultStatus: 'affected' })] }),
];
const ouiHead = 'Registry,Assignment,Organization Name,Organization Address';
const archived = { 'a/1.json': '{"a":1}', 'a/2.json': '{}', 'readme.md': 'no' };

/** Every parser of a feed, one line each: who adds a feed adds its own. */
export const feedParsers: readonly FeedParser[] = [
  recordParser('nvd', nvdFeed, json({ vulnerabilities: [aNvdRecord(1), aNvdRecord(2)] }, aNvdRecord(3))),
  recordParser('cve-list', cveListFeed, [
    ...json(...cveRecords),
    Buffer.from(cveRecords.map((record) => JSON.stringify(record)).join('\n')),
  ]),
  recordParser('overlay', overlayFeed, json(anOverride(1), anOverride(2))),
  {
    name: 'kev',
    file: 'kev.json',
    seeds: json({ title: 'KEV', vulnerabilities: [kev, { ...kev, cveID: 'CVE-2030-1001' }] }),
    async read(path, setAside, limits) {
      const entries = await readKev(path, { setAside, limits });
      return { pieces: entries.size, kev: entries, feedContent: packKev(entries) };
    },
  },
  {
    name: 'epss',
    file: 'epss.csv',
    seeds: [
      Buffer.from(
        '#model_version:v1,score_date:2030-01-01T00:00:00+0000\ncve,epss,percentile\nCVE-2030-1000,0.5,0.9\nCVE-2030-1001,0.00043,0.1\n',
      ),
    ],
    async read(path, setAside, limits) {
      const { scores } = await readEpss(path, { setAside, limits });
      return { pieces: scores.size, epss: scores };
    },
  },
  {
    name: 'recog',
    file: 'ssh.xml',
    seeds: [Buffer.from(aRecogFile(acmeEntry)), Buffer.from(aRecogFile(acmeEntry + acmeEntry, 'html_title'))],
    async read(path, setAside, limits) {
      const recog = await readRecog(path, { setAside, limits });
      return { pieces: recog.count, feedContent: packFingerprints(recog) };
    },
  },
  {
    name: 'debian',
    file: 'tracker.json',
    seeds: [Buffer.from(aTracker())],
    async read(path, setAside, limits) {
      const tracker = await readDebianTracker(path, { setAside, limits });
      return { pieces: tracker.issues, feedContent: packDebianTracker(tracker) };
    },
  },
  {
    name: 'mikrotik',
    file: 'CHANGELOG-7.99.2',
    seeds: [
      Buffer.from(
        "What's new in 7.99.2 (2031-Feb-03 11:36):\n\n!) gate - fixed CVE-2030-1000;\n*) relay - updated\n  (CVE-2030-1001);\n\nWhat's new in 7.99rc1:\n",
      ),
      Buffer.from("<h3>What's new in 7.98 (2031-Jan-01 10:00):</h3><p>*) gate - fixed CVE-2030-1000;</p>"),
    ],
    async read(path, setAside, limits) {
      const { releases, fixes, securityNotes } = await readMikrotik(path, {
        latest: '2031-12-31',
        setAside,
        limits,
      });
      const records = readVendorFixes(fixes, createRouterOsReleases(releases));
      return {
        pieces: releases.length + fixes.length,
        records,
        feedContent: packReleases({ releases, securityNotes }),
      };
    },
  },
  {
    name: 'mikrotik-notices',
    file: 'notices',
    seeds: [
      Buffer.from(
        '<h2>CVE-2030-1000: hole</h2><p>3rd Feb, 2031</p><p>It was fixed in RouterOS <b>7.99.2</b> and 6.49.1.</p>',
      ),
      Buffer.from('<div>CVE-2030-1001</div>\n<p>Resolved since 7.99.3, older are vulnerable &amp; open.</p>'),
    ],
    async read(path, setAside, limits) {
      const { releases, fixes } = await readMikrotik(path, {
        latest: '2031-12-31',
        setAside,
        limits,
      });
      return { pieces: releases.length + fixes.length, records: readVendorFixes(fixes) };
    },
  },
  {
    name: 'endoflife',
    file: 'routeros.json',
    seeds: json(
      [
        { cycle: '7', eol: false, latestReleaseDate: '2031-02-03' },
        { cycle: '6', eol: '2030-06-01' },
      ],
      [{ cycle: 7.1, eol: true }],
    ),
    async read(path, setAside, limits) {
      const { cycles } = await readCycles(path, { latest: '2031-12-31', setAside, limits });
      return { pieces: cycles.length, feedContent: packCycles(cycles) };
    },
  },
  {
    name: 'oui',
    file: 'oui.csv',
    seeds: [
      Buffer.from(`${ouiHead}\nMA-L,AABBCC,"Acme, ""A""","1\n2"\n`),
      Buffer.from(`${ouiHead}\r\nMA-S,AABBCC123,Tiny,\r\nMA-M,AABBCC1,Small,x\r\n`),
    ],
    async read(path, setAside, limits) {
      const assignments = await readOui(path, { setAside, limits });
      return { pieces: assignments.size, feedContent: packOui(assignments) };
    },
  },
  {
    name: 'archive',
    file: 'archive',
    seeds: [aZip(archived), aTar(archived), gzipSync(aTar(archived))],
    async read(path) {
      const options = {
        wants: (name: string) => name.endsWith('.json'),
        signal: new AbortController().signal,
      };
      return { pieces: (await Array.fromAsync(readArchive(path, options))).length };
    },
  },
];
