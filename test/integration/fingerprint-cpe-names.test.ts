import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { FingerprintFile } from '../support/forms/fingerprint-file.ts';

const feeds = new URL('../../../shared/feeds/nvd/', import.meta.url);
/** Names for records that NVD did not get to, in NVD's own way of writing them. */
const overlay = new URL('../../../shared/feeds/overlay/', import.meta.url);
const fingerprints = new URL('../../data/fingerprints/', import.meta.url);

/** `a:vendor:product` of every CPE name that an NVD record's text holds. */
function namesOfFeed(file: URL): Iterable<string> {
  const text = gunzipSync(readFileSync(file)).toString('latin1');
  const found = text.matchAll(/cpe:2\.3:(?<name>[aoh]:(?:\\\\.|[^:\\"])+:(?:\\\\.|[^:\\"])+):/gu);
  return found.map((match) => (match.groups?.['name'] ?? '').replaceAll('\\\\', '\\'));
}

function templates(): { id: string; name: string }[] {
  return readdirSync(fingerprints)
    .filter((file) => file.endsWith('.json') && file !== 'distribution-marks.json')
    .map((file) => FingerprintFile.parse(JSON.parse(readFileSync(new URL(file, fingerprints), 'utf8'))))
    .flatMap((file) => file.fingerprints)
    .flatMap(({ id, cpe, examples }) =>
      cpe.flatMap((template, at) =>
        // A name that is made of what a reply says is as good as what the examples make of it.
        nameOf(template).includes('{')
          ? examples.map((example) => ({
              id,
              name: nameOf((example.cpe[at] ?? '').slice('cpe:2.3:'.length)),
            }))
          : [{ id, name: nameOf(template) }],
      ),
    );
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
  for (const folder of [feeds, overlay]) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.gz'))) {
      for (const cpe of namesOfFeed(new URL(name, folder))) known.add(cpe);
    }
  }
  expect(known.size).toBeGreaterThan(10_000);
  expect(templates().length).toBeGreaterThan(200);
  expect(templates().filter(({ name }) => !known.has(name))).toEqual([]);
}
