import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildIntelligence } from '../build-intelligence.ts';
import { openBundle } from '../bundle/open-bundle.ts';
import { acmeEntry, aRecogFile } from './a-recog-file.fixture.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitewarden-recog-'));
  mkdirSync(join(folder, 'recog'));
  const record = {
    cve: {
      id: 'CVE-2030-1000',
      published: '2030-01-02T03:04:05.000',
      lastModified: '2030-02-03T04:05:06.000',
    },
  };
  writeFileSync(join(folder, 'nvd.json'), JSON.stringify({ vulnerabilities: [record] }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const build = async (file: string, out: string) => {
  writeFileSync(join(folder, 'recog', 'ssh.xml'), file);
  return buildIntelligence({
    now: new Date('2031-12-31T00:00:00.000Z'),
    nvdDirectory: join(folder, 'nvd.json'),
    recogDirectory: join(folder, 'recog'),
    out: join(folder, out),
  });
};

it('fingerprints travel in the bundle, and its digest knows them', async () => {
  const info = await build(aRecogFile(acmeEntry), 'one');
  expect(info.sources).toContainEqual({ name: 'recog', records: 1, newestRecordAt: null });
  const again = await build(aRecogFile(acmeEntry), 'two');
  const other = await build(aRecogFile(acmeEntry.replace('Acme Shell', 'Other')), 'three');
  expect(again.digest).toBe(info.digest);
  expect(other.digest).not.toBe(info.digest);
  const bundle = openBundle(join(folder, 'one'));
  bundle.verify();
  const [fingerprint] = bundle.fingerprints.forText('ssh.banner');
  expect(fingerprint).toMatchObject({ title: 'Acme Shell', pattern: String.raw`^acmessh_(\d[\d.]*)$` });
  expect(fingerprint?.parameters).toContainEqual({
    name: 'service.product',
    position: 0,
    value: 'Shell & Co',
  });
  expect(bundle.fingerprints.forText('html_title')).toEqual([]);
  bundle.close();
});

it('files without one usable fingerprint stop the build', async () => {
  await expect(build('<fingerprints/>', 'none')).rejects.toMatchObject({ code: 'feed_empty' });
});
