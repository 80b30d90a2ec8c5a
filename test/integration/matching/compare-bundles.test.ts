import { describe, expect, it } from 'vitest';
import { compareBundles } from '../../../src/intelligence/compare-bundles.ts';
import { translateCveRecord } from '../../../src/intelligence/cve-list/cve-record.ts';
import { aCveRecord } from '../../support/a-cve-record.ts';
import { bundleOf, configuration, node, record, vulnerable } from './bundle-of.ts';

const about = (product: string, endExcluding: string) => [
  configuration('OR', [node('OR', [vulnerable(product, { endExcluding })])]),
];
const stays = record('CVE-2030-1001', about('a:acme:stays', '1'));
const gone = record('CVE-2030-1002', about('a:acme:gone', '1'));
const told = record('CVE-2030-1003', about('a:acme:before', '1'), { digest: 'sha256:one' });
const toldOther = record('CVE-2030-1003', about('a:acme:after', '2'), { digest: 'sha256:two' });
const isNew = record('CVE-2030-10004', about('a:acme:new', '1'));
const debian = (fixed: string) =>
  [['debian/openssh', JSON.stringify({ 'CVE-2030-1001': { bookworm: fixed } })]] as const;

async function compared(
  before: Parameters<typeof bundleOf>[0],
  after: Parameters<typeof bundleOf>[0],
  [more, moreAfter]: readonly [object, object] = [{}, {}],
) {
  const [old, now] = [await bundleOf(before, more), await bundleOf(after, moreAfter)];
  const change = await compareBundles(old, now);
  expect(change).toMatchObject({ before: old.info.digest, after: now.info.digest });
  const told = [...before, ...after].map(({ cveId }) => cveId).filter(change.isConcerned);
  old.close();
  now.close();
  return { cveIds: [...new Set(told)].toSorted(), products: [...new Set(change.products)].toSorted() };
}

describe('comparing two bundles', () => {
  it('names what is new, gone and told otherwise, with the products of both sides', async () => {
    expect(await compared([stays, gone, told], [stays, toldOther, isNew])).toEqual({
      cveIds: ['CVE-2030-10004', 'CVE-2030-1002', 'CVE-2030-1003'],
      products: ['a:acme:after', 'a:acme:before', 'a:acme:gone', 'a:acme:new'],
    });
    expect(await compared([], [stays])).toEqual({ cveIds: ['CVE-2030-1001'], products: ['a:acme:stays'] });
    expect(await compared([stays], [])).toEqual({ cveIds: ['CVE-2030-1001'], products: ['a:acme:stays'] });
  });

  it('sees that a CVE is exploited, not that it is likelier to be', async () => {
    const epss = new Map([['CVE-2030-1001', { probability: 0.5, percentile: 0.9 }]]);
    expect(await compared([stays], [stays], [{}, { epss }])).toMatchObject({ cveIds: [] });
    const kev = new Set(['CVE-2030-1001']);
    expect(await compared([stays], [stays], [{}, { kev }])).toMatchObject({ cveIds: ['CVE-2030-1001'] });
  });

  it('sees that a distribution has mended a package', async () => {
    const [old, now] = ['1:9.2p1-2', '1:9.2p1-3'].map((fixed) => ({ feedContent: debian(fixed) }));
    // The tracker may be the only one to name the package.
    expect(await compared([stays], [stays], [old ?? {}, now ?? {}])).toEqual({
      cveIds: ['CVE-2030-1001'],
      products: ['a:acme:stays', 'a:openbsd:openssh', 'a:openssh:openssh'],
    });
    expect(await compared([stays], [stays], [old ?? {}, old ?? {}])).toMatchObject({ cveIds: [] });
  });

  it('sees that a record is understood by now, because another one taught its product', async () => {
    const named = { vendor: 'Acme', product: 'New', versions: [{ version: '1', status: 'affected' }] };
    const mute = translateCveRecord(aCveRecord('CVE-2030-1005', { affected: [named] }));
    expect(await compared([stays, mute], [stays, isNew, mute])).toEqual({
      cveIds: ['CVE-2030-10004', 'CVE-2030-1005'],
      products: ['a:acme:new'],
    });
  });
});
