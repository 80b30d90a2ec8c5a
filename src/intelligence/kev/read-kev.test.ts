import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetAsideList } from '../reading/set-aside.ts';
import { readKev } from './read-kev.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-kev-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer, name = 'kev.json') {
  const setAside = new SetAsideList();
  writeFileSync(join(folder, name), content);
  const known = await readKev(join(folder, name), { setAside, name });
  return { known, setAside: setAside.kept };
}
const aCatalogue = (...vulnerabilities: unknown[]) =>
  JSON.stringify({ title: 'CISA Catalog', catalogVersion: '2030.01.01', vulnerabilities });
const anEntry = (extra: object = {}) => ({
  cveID: 'CVE-2030-1001',
  vendorProject: 'Acme',
  dateAdded: '2030-03-04',
  dueDate: '2030-03-25',
  knownRansomwareCampaignUse: 'Known',
  ...extra,
});

describe('the KEV catalogue', () => {
  it('tells when a CVE entered it, when it is due and whether ransomware uses it', async () => {
    const { known, setAside } = await read(aCatalogue(anEntry()));
    expect([...known]).toEqual([
      ['CVE-2030-1001', { addedOn: '2030-03-04', dueOn: '2030-03-25', usedByRansomware: true }],
    ]);
    expect(setAside).toEqual([]);
  });

  it('takes "Unknown" and silence about ransomware as no', async () => {
    const { known } = await read(
      aCatalogue(anEntry({ knownRansomwareCampaignUse: 'Unknown' }), {
        cveID: 'CVE-2030-1002',
        dateAdded: '2030-03-05',
      }),
    );
    expect([...known.values()].map(({ usedByRansomware, dueOn }) => [usedByRansomware, dueOn])).toEqual([
      [false, '2030-03-25'],
      [false, null],
    ]);
  });

  it('sets bad entries aside and keeps the good ones', async () => {
    const { known, setAside } = await read(
      aCatalogue({ cveID: 'CVE-1', dateAdded: '2030-03-04' }, anEntry({ dateAdded: '2030-02-30' }), 7, null, {
        ...anEntry(),
        cveID: 'CVE-2030-1009',
      }),
    );
    expect([...known.keys()]).toEqual(['CVE-2030-1009']);
    expect(setAside).toHaveLength(4);
    expect(setAside.every(({ file }) => file === 'kev.json')).toBe(true);
    expect(setAside.map(({ reason }) => reason).join()).toMatch(/cveID.*dateAdded/su);
  });

  it('is read compressed, and what came before a cut is kept', async () => {
    const entries = Array.from({ length: 2000 }, (_, index) =>
      anEntry({ cveID: `CVE-2030-${1000 + index}` }),
    );
    const zipped = gzipSync(aCatalogue(...entries));
    expect((await read(zipped, 'kev.json.gz')).known.size).toBe(2000);
    const cut = await read(zipped.subarray(0, zipped.length - 2000), 'cut.json.gz');
    expect(cut.known.size).toBeGreaterThan(0);
    expect(cut.known.size).toBeLessThan(2000);
    expect(cut.setAside).toHaveLength(1);
  });

  it('gives nothing for the CSV form, and says why', async () => {
    const { known, setAside } = await read('cveID,vendorProject\nCVE-2030-1001,Acme\n');
    expect(known.size).toBe(0);
    expect(setAside).toHaveLength(1);
  });

  it('throws feed_unreadable for a file that is not there', async () => {
    const reading = readKev(join(folder, 'absent'), { setAside: new SetAsideList() });
    await expect(reading).rejects.toMatchObject({ code: 'feed_unreadable' });
  });
});
