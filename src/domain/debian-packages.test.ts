import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import identifiers from '../../data/identifiers/debian-packages.json' with { type: 'json' };
import { debianPackageOf } from './debian-packages.ts';

describe('debianPackageOf', () => {
  it.each<[string, string, string, string, string | null]>([
    ['openbsd:openssh', '9.2p1', '2+deb12u3', '1:9.2p1-2+deb12u3', 'bookworm'],
    ['openbsd:openssh', '7.4p1', '10+deb9u7', '1:7.4p1-10+deb9u7', 'stretch'],
    ['mariadb:mariadb', '10.11.19', '0+deb12u1', '1:10.11.19-0+deb12u1', 'bookworm'],
    ['isc:bind', '9.18.49', '1~deb12u1', '1:9.18.49-1~deb12u1', 'bookworm'],
    ['openbsd:openssh', '10.0p1', '7', '1:10.0p1-7', null],
    // What the package of trixie calls itself.
    ['openbsd:openssh', '10.0p2', '7+deb13u1', '1:10.0p1-7+deb13u1', 'trixie'],
  ])('%s %s with revision %s is package version %s of %s', (product, version, revision, whole, release) => {
    expect(debianPackageOf(product, version, revision)).toMatchObject({ version: whole, release });
  });

  it.each([
    ['Ubuntu', '3ubuntu0.1'],
    ['an old way to name Ubuntu', '3ubuntu7'],
    ['a backport', '2~bpo11+1'],
    ['a rebuild by somebody', '2+deb12u3+acme1'],
    ['a release nobody knows', '2+deb77u1'],
    ['the code name of an old release', '6+squeeze2'],
    ['no revision before the mark', '+deb12u1'],
    ['a date', '20180909'],
  ])('knows no package for %s', (_, revision) => {
    expect(debianPackageOf('openbsd:openssh', '9.2p1', revision)).toBeUndefined();
  });

  it('knows no package for a product that is not listed', () => {
    expect(debianPackageOf('acme:relay', '1', '1')).toBeUndefined();
  });
});

it('every product listed is one that a fingerprint of ours names', () => {
  const folder = new URL('../../data/fingerprints/', import.meta.url);
  const named = readdirSync(folder)
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').match(/"[aoh]:[^:"]+:[^:"]+/gu) ?? [])
    .map((text) => text.slice(3));
  const known = new Set(named);
  const products = identifiers.packages.flatMap((entry) => entry.products);
  expect(products.filter((product) => !known.has(product))).toEqual([]);
});
