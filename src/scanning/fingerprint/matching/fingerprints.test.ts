import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FingerprintFile, MarkFile } from '../../../../test/support/forms/fingerprint-file.ts';
import { matchPattern, maxMatchLength } from './compiled-pattern.ts';
import { distributionOf, matchFingerprints } from './match-fingerprints.ts';

const folder = new URL('../../../../data/fingerprints/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'distribution-marks.json')
  .map((name) => ({ name, ...FingerprintFile.parse(read(name)) }));
const { marks } = MarkFile.parse(read('distribution-marks.json'));

/** Texts that make careless patterns backtrack, each as long as a pattern is ever given. */
const hostile = [
  'a',
  ' ',
  '9',
  '1.',
  '.1',
  '-1',
  'a b ',
  '((',
  'x/',
  '<h1>RouterOS v1.1',
  'Version 1',
  'deb12u',
  '0ubuntu1.',
  '\r\n',
  '<a href="',
  'E SMTP ',
  'name: "roteros.jg" ',
].map((unit) => unit.repeat(maxMatchLength / unit.length + 1).slice(0, maxMatchLength));
const prefixes = [
  '',
  'OpenSSH_',
  'Apache/2.4.1 ',
  'ESMTP Exim 4',
  '[CAPABILITY ',
  'Cisco IOS Software, ',
  '5.5.5-10.1.1-',
  '9.9.9',
];

/** The slowest text's time, each the better of two tries: a busy machine is slow once, a bad pattern always. */
function slowestMs(pattern: string, flags: string): number {
  let slowest = 0;
  for (const text of prefixes.flatMap((prefix) => hostile.map((unit) => prefix + unit))) {
    const tries = [0, 1].map(() => timeOf(() => matchPattern(pattern, flags, text)));
    slowest = Math.max(slowest, Math.min(...tries));
  }
  return slowest;
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

describe.each(files)('data/fingerprints/$name', ({ name, protocol, fingerprints }) => {
  it('is named after its protocol and gives every fingerprint an id of its own', () => {
    expect(name).toBe(`${protocol}.json`);
    const ids = fingerprints.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(fingerprints)(
    '$id reads its examples as stated, and nothing before it takes them',
    (fingerprint) => {
      for (const example of fingerprint.examples) {
        const match = matchFingerprints(protocol, { [fingerprint.field]: example.value });
        expect(match?.fingerprint.id, example.value).toBe(fingerprint.id);
        expect(match?.product, example.value).toBe(example.product ?? fingerprint.product);
        expect(match?.version, example.value).toBe(example.version);
        expect(match?.cpe, example.value).toEqual(example.cpe);
        expect(match?.extra, example.value).toEqual(example.extra);
      }
    },
  );

  it.each(fingerprints)('$id leaves its counter-examples alone', (fingerprint) => {
    for (const value of fingerprint.counter_examples) {
      expect(matchPattern(fingerprint.pattern, fingerprint.flags, value), value).toBeUndefined();
    }
  });

  it.each(fingerprints)('$id takes no time over hostile text', ({ pattern, flags }) => {
    expect(slowestMs(pattern, flags)).toBeLessThan(50);
  });

  it.each(fingerprints)('$id fills every CPE name with eleven attributes', ({ examples }) => {
    for (const cpe of examples.flatMap((example) => example.cpe)) {
      expect(cpe.split(/(?<!\\):/u), cpe).toHaveLength(13);
    }
  });
});

it('gives no two fingerprints of any protocol the same id', () => {
  const ids = files.flatMap(({ fingerprints }) => fingerprints.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(150);
  expect(new Set(ids).size).toBe(ids.length);
});

it('knows at least 250 products, of at least 150 where that can be read', () => {
  const all = files.flatMap(({ fingerprints }) => fingerprints);
  const products = new Set(
    all.flatMap(({ vendor, product }) => (product === null ? [] : [`${vendor} ${product}`])),
  );
  const sourced = all.filter(({ source, product }) => source !== undefined && product !== null);
  const withSource = new Set(sourced.map(({ vendor, product }) => `${vendor} ${product}`));
  expect(products.size).toBeGreaterThanOrEqual(250);
  expect(withSource.size).toBeGreaterThanOrEqual(150);
  // Those of before this was asked for; no new one may join them.
  expect(all.length - all.filter(({ source }) => source !== undefined).length).toBeLessThanOrEqual(188);
});

describe('distribution marks', () => {
  it.each(marks)('$id names the distribution and the revision of the package', (mark) => {
    for (const { value, package_revision } of mark.examples) {
      const told = distributionOf(value);
      expect(told.distribution, value).toBe(mark.distribution);
      expect(told.package_revision ?? null, value).toBe(package_revision);
    }
    for (const value of mark.counter_examples) {
      expect(matchPattern(mark.pattern, '', value), value).toBeUndefined();
    }
    expect(slowestMs(mark.pattern, '')).toBeLessThan(50);
  });
});
