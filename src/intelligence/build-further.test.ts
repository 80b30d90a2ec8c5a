import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCveRecord, routerOs } from '../../test/support/a-cve-record.ts';
import { describeBranch } from '../domain/branch-knowledge.ts';
import { buildIntelligence } from './build-intelligence.ts';
import { openBundle } from './bundle/open-bundle.ts';
import type { FurtherFeeds } from './read-further-feeds.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-further-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const build = async (further: FurtherFeeds) => {
  const record = aCveRecord('CVE-2030-1001', {
    affected: [routerOs([{ version: '7.0', status: 'affected', lessThan: '7.24' }])],
  });
  const cveListDirectory = put('list/records.jsonl', JSON.stringify(record));
  const out = join(folder, 'out.bundle');
  const info = await buildIntelligence({
    now: new Date('2031-12-31T00:00:00.000Z'),
    cveListDirectory,
    ...further,
    out,
  });
  return { info, bundle: openBundle(out) };
};

describe("MikroTik's release notes in a bundle", () => {
  it('become statements of the vendor and known releases', async () => {
    put(
      'mikrotik/CHANGELOG-7.22.9',
      "What's new in 7.22.9 (2030-Mar-04 10:00):\n!) gate - fixed CVE-2030-1001;\n",
    );
    put(
      'mikrotik/CHANGELOG-7.22.8',
      "What's new in 7.22.8 (2030-Mar-03 10:00):\n!) gate - fixed CVE-2030-7777;\n",
    );
    put('mikrotik/NEWEST7.long-term', '7.22.9 1898841600');
    const { info, bundle } = await build({ mikrotikDirectory: join(folder, 'mikrotik') });
    expect(info.sources).toEqual([
      { name: 'cve_list', records: 1, newestRecordAt: '2030-02-03T04:05:06.000Z' },
      { name: 'vendor', records: 1, newestRecordAt: '2030-03-04T00:00:00.000Z' },
      { name: 'mikrotik', records: 2, newestRecordAt: '2030-03-04T00:00:00.000Z' },
    ]);
    expect(bundle.routerOs.releases.isLongTerm('7.22.3')).toBe(true);
    expect(bundle.routerOs.seen).toEqual([
      { version: '7.22.8', releasedOn: '2030-03-03', channels: [] },
      { version: '7.22.9', releasedOn: '2030-03-04', channels: ['long-term'] },
    ]);
    expect(bundle.findCve('CVE-2030-1001')?.records.map(({ source }) => source)).toEqual([
      'cve_list',
      'vendor',
    ]);
    bundle.verify();
    bundle.close();
  });

  it('tell of security fixes that no record describes, and count the fixes that are missing from all feeds', async () => {
    const notes = {
      '7.23.4': 'Important security update.',
      '7.22.9': '!) gate - fixed CVE-2030-1001;',
      '7.24': '*) www - fixed vulnerability;',
      '7.25.2': '!) gate - fixed vulnerability (CVE-2030-7777);',
      '7.26rc1': 'Important security update.',
      '6.49.30': 'Important security update.',
    };
    for (const [version, text] of Object.entries(notes)) {
      put(`mikrotik/CHANGELOG-${version}`, `What's new in ${version} (2030-Sep-03 10:00):\n\n${text}\n`);
    }
    const { info, bundle } = await build({ mikrotikDirectory: join(folder, 'mikrotik') });
    expect(info.fixesWithoutRecord).toEqual(['CVE-2030-7777']);
    const facts = (version: string) => bundle.routerOs.findBranch('o:mikrotik:routeros', version);
    const above = (version: string) => facts(version)?.securityReleases.map((release) => release.version);
    // Of 7.24 the record of CVE-2030-1001 speaks.
    expect([above('7.23.1'), above('7.23.4'), above('7.25.2')]).toEqual([['7.23.4'], ['7.25.2'], []]);
    expect([above('6.49.10'), above('7.26beta1')]).toEqual([['6.49.30'], ['7.26rc1']]);
    expect(describeBranch('RouterOS', facts('7.23.1'))).toEqual([
      'RouterOS 7.23.4 (2030-09-03) contains security fixes without a CVE yet: "Important security update." ' +
        'Go to 7.23.5 or newer instead: IPv6 DHCP stops working.',
    ]);
    bundle.close();
  });

  it('stop the build where they name no release', async () => {
    put('mikrotik/notices', '<p>nothing</p>');
    await expect(build({ mikrotikDirectory: join(folder, 'mikrotik') })).rejects.toMatchObject({
      code: 'feed_empty',
    });
  });
});

it('the end of a branch and a line that nobody knows are told', async () => {
  const endOfLifeFile = put(
    'routeros.json',
    JSON.stringify([
      { cycle: '7', eol: false },
      { cycle: '6', eol: '2029-01-01' },
      { cycle: '6.49', eol: '2032-01-01' },
    ]),
  );
  const { info, bundle } = await build({ endOfLifeFile });
  const branch = (version: string) => bundle.routerOs.findBranch('o:mikrotik:routeros', version);
  expect(info.sources.at(-1)).toEqual({ name: 'endoflife', records: 3, newestRecordAt: null });
  expect(branch('6.40.1')?.support).toEqual({ cycle: '6', endOfLife: '2029-01-01', isEnded: true });
  expect(branch('6.49.1')?.support).toEqual({ cycle: '6.49', endOfLife: '2032-01-01', isEnded: false });
  expect(branch('7.20')).toEqual({
    support: { cycle: '7', endOfLife: null, isEnded: false },
    beyond: null,
    securityReleases: [],
  });
  expect(branch('7.999')?.beyond?.newestLine).toMatch(/^7\.\d+$/u);
  expect(bundle.routerOs.findBranch('a:acme:app', '6.40.1')).toBeUndefined();
  bundle.close();
});

it('blocks of MAC addresses are found', async () => {
  put('oui/oui.csv', 'Registry,Assignment,Organization Name,Organization Address\nMA-L,AABBCC,Acme,\n');
  const { info, bundle } = await build({ ouiDirectory: join(folder, 'oui') });
  expect(info.sources.at(-1)).toEqual({ name: 'oui', records: 1, newestRecordAt: null });
  expect(bundle.makers.findMaker('AABBCC')).toBe('Acme');
  expect(bundle.makers.findMaker('AABBCD')).toBeUndefined();
  bundle.close();
});
