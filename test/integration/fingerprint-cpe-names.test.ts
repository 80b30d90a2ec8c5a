import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { FingerprintFile } from '../../src/scanning/fingerprint/matching/fingerprint-file.ts';

const feeds = new URL('../../../shared/feeds/nvd/', import.meta.url);
const folder = new URL('../../data/fingerprints/', import.meta.url);

/** `a:vendor:product` of every CPE name that an NVD record's text holds. */
function namesOfFeed(file: string): Iterable<string> {
  const text = gunzipSync(readFileSync(new URL(file, feeds))).toString('latin1');
  const found = text.matchAll(/cpe:2\.3:(?<name>[aoh]:(?:\\\\.|[^:\\"])+:(?:\\\\.|[^:\\"])+):/gu);
  return found.map((match) => (match.groups?.['name'] ?? '').replaceAll('\\\\', '\\'));
}

function templates(): { id: string; name: string }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'distribution-marks.json')
    .map((file) => FingerprintFile.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
    .flatMap(({ fingerprints }) => fingerprints)
    .flatMap(({ id, cpe }) => cpe.map((template) => ({ id, name: nameOf(template) })));
}

function nameOf(template: string): string {
  return template
    .split(/(?<!\\):/u)
    .slice(0, 3)
    .join(':');
}

if (existsSync(feeds)) it('every CPE name of a fingerprint is one that NVD uses', nvdKnowsAll, 180_000);
else it.skip('the comparison of CPE names with NVD is skipped: no feeds at ../shared/feeds');

function nvdKnowsAll(): void {
  const known = new Set<string>();
  for (const file of readdirSync(feeds).filter((name) => name.endsWith('.json.gz'))) {
    for (const name of namesOfFeed(file)) known.add(name);
  }
  expect(known.size).toBeGreaterThan(10_000);
  expect(templates().length).toBeGreaterThan(200);
  expect(templates().filter(({ name }) => !known.has(name))).toEqual([]);
}
