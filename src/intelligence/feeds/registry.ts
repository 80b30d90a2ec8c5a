import type { FeedName } from '../../domain/feed-name.ts';
import { defaultFetchLimits, type FetchLimits } from '../fetching/fetch-limits.ts';
import { cveListArchive, fetchCveList } from './cve-list/fetch-cve-list.ts';
import type { Feed } from './feed.ts';
import { fetchMikrotik } from './mikrotik/fetch-mikrotik.ts';
import { fetchNvd } from './nvd/fetch-nvd.ts';
import { mikrotikFileName } from '../mikrotik/read-mikrotik.ts';
import { fetchOui } from './oui/fetch-oui.ts';
import { singleFileFeed } from './single-file-feed.ts';

const mebibyte = 1024 * 1024;
const upTo = (megabytes: number, minutes = 30): FetchLimits => ({
  ...defaultFetchLimits,
  maxBytes: megabytes * mebibyte,
  timeoutMs: minutes * 60_000,
});
const githubFiles = ['github.com', 'objects.githubusercontent.com', 'release-assets.githubusercontent.com'];
const jsonFiles = /^[^.].*\.jsonl?(?:\.(?:gz|zst|xz))?$/iu;

/** Every feed, in the order of fetching: how it is got and what is made of it. */
export const feeds: Readonly<Record<FeedName, Feed>> = {
  nvd: {
    name: 'nvd',
    title: 'NVD, JSON 2.0',
    source: 'https://nvd.nist.gov/feeds/json/cve/2.0/',
    hosts: [],
    limits: upTo(256),
    files: jsonFiles,
    fetch: fetchNvd,
  },
  'cve-list': {
    name: 'cve-list',
    title: 'CVE List V5',
    source: 'https://api.github.com/repos/CVEProject/cvelistV5/releases',
    hosts: githubFiles,
    limits: upTo(2048, 120),
    files: jsonFiles,
    archive: cveListArchive,
    fetch: fetchCveList,
  },
  overlay: singleFileFeed({
    name: 'overlay',
    title: "Anchore's additions to NVD",
    source: 'https://codeload.github.com/anchore/nvd-data-overrides/tar.gz/refs/heads/main',
    limits: upTo(512),
    files: jsonFiles,
    file: 'overrides.jsonl.zst',
    archive: { into: 'lines', wants: /(?:^|\/)CVE-\d{4}-\d{4,19}\.json$/u },
  }),
  kev: singleFileFeed({
    name: 'kev',
    title: "CISA's Known Exploited Vulnerabilities",
    source: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
    limits: upTo(64),
    files: /^[^.].*\.json(?:\.(?:gz|zst|xz))?$/iu,
    file: 'known_exploited_vulnerabilities.json',
    begins: '{',
  }),
  epss: singleFileFeed({
    name: 'epss',
    title: "FIRST's EPSS scores",
    source: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
    limits: upTo(64),
    files: /^[^.].*\.csv(?:\.(?:gz|zst|xz))?$/iu,
    file: 'epss_scores.csv.gz',
  }),
  mikrotik: {
    name: 'mikrotik',
    title: "MikroTik's release notes and security notices",
    source: 'https://upgrade.mikrotik.com/routeros/',
    hosts: ['cdn.mikrotik.com', 'mikrotik.com', 'download.mikrotik.com'],
    limits: upTo(8, 10),
    files: mikrotikFileName,
    fetch: fetchMikrotik,
  },
  endoflife: singleFileFeed({
    name: 'endoflife',
    title: 'Release cycles of RouterOS by endoflife.date',
    source: 'https://endoflife.date/api/routeros.json',
    limits: upTo(4, 10),
    files: /^[^.].*\.json$/iu,
    file: 'routeros.json',
    begins: '[',
  }),
  debian: singleFileFeed({
    name: 'debian',
    title: "Debian's security tracker",
    source: 'https://security-tracker.debian.org/tracker/data/json',
    limits: upTo(512),
    files: /^[^.].*\.json(?:\.(?:gz|zst|xz))?$/iu,
    file: 'tracker.json',
    begins: '{',
  }),
  recog: singleFileFeed({
    name: 'recog',
    title: "Recog's fingerprints",
    source: 'https://codeload.github.com/rapid7/recog/tar.gz/refs/heads/main',
    limits: upTo(64),
    files: /^[^.].*\.xml$/iu,
    file: 'recog',
    archive: { into: 'folder', wants: /(?:^|\/)xml\/[\w-]+\.xml$/u },
  }),
  oui: {
    name: 'oui',
    title: "IEEE's registry of MAC blocks",
    source: 'https://standards-oui.ieee.org/',
    hosts: [],
    limits: upTo(64),
    files: /^[^.].*\.csv(?:\.(?:gz|zst|xz))?$/iu,
    fetch: fetchOui,
  },
};
