import { describe, expect, it } from 'vitest';
import { mainProductKey } from '../../domain/product-alias.ts';
import type { AffectedEntry } from '../../domain/vulnerability-record.ts';
import { createProductRegister } from './create-known-products.ts';
import { resolveProducts } from './resolve-products.ts';

const entry = (more: Partial<AffectedEntry>): AffectedEntry => ({
  container: 'cna',
  cpes: [],
  platforms: [],
  defaultStatus: 'unknown',
  versions: [],
  ...more,
});
const register = createProductRegister();
for (const key of [
  'a:apache:tomcat',
  'a:acme:big_app',
  'o:acme:os',
  'a:gpac:gpac',
  'o:dlink:dir-605l_firmware',
  'a:both:thing',
  'o:both:thing',
]) {
  register.learn(key);
}
const known = register.of('cve_list');
const keysOf = (given: AffectedEntry, record: readonly AffectedEntry[] = [given]) =>
  resolveProducts(given, record, known).map(({ product }) => product);

describe('the product of an entry', () => {
  it.each([
    ['MikroTik', 'RouterOS', ['o:mikrotik:routeros']],
    ['Mikrotik', 'MikroTik RouterOS', ['o:mikrotik:routeros']],
    ['Acme', 'Big App', ['a:acme:big_app']],
    ['ACME', 'OS', ['o:acme:os']],
    ['Apache Software Foundation', 'Apache Tomcat', ['a:apache:tomcat']],
    ['gpac', 'gpac/gpac', ['a:gpac:gpac']],
    ['D-Link', 'DIR-605L', ['o:dlink:dir-605l_firmware']],
    ['Both', 'Thing', ['a:both:thing', 'o:both:thing']],
    ['n/a', 'n/a', []],
    ['Acme', 'Nothing known', []],
    ['', 'Big App', []],
    ['Acme', '\u202e\u0000', []],
  ])('%s | %s is %j', (vendor, product, keys) => {
    expect(keysOf(entry({ vendor, product }))).toEqual(keys);
  });

  it('is that of its CPE names before all words, with its target and without its version', () => {
    const cpes = [
      'cpe:2.3:a:acme:plugin:1.0:rc1:*:*:*:wordpress:*:*',
      'cpe:2.3:a:acme:plugin:2.0:*:*:*:*:wordpress:*:*',
      'cpe:2.3:a:acme:*:*:*:*:*:*:*:*:*',
      'not a name',
    ];
    expect(resolveProducts(entry({ vendor: 'Acme', product: 'Big App', cpes }), [], known)).toEqual([
      {
        product: 'a:acme:plugin',
        written: undefined,
        named: undefined,
        attributes: ['*', '*', '*', '*', 'wordpress', '*', '*'],
      },
    ]);
  });

  it('is that of the same words with a CPE name elsewhere in the record', () => {
    const cna = entry({ vendor: 'New Vendor', product: 'New-Product' });
    const adp = entry({
      container: 'adp',
      vendor: 'newvendor',
      product: 'new_product',
      cpes: ['cpe:2.3:a:newvendor:new_product:*:*:*:*:*:*:*:*'],
    });
    expect(keysOf(cna, [cna, adp])).toEqual(['a:newvendor:new_product']);
    expect(resolveProducts(cna, [cna, adp], known)[0]?.named).toBe('New Vendor New-Product');
  });

  it('is filed where NVD has it when only the part differs, and only then', () => {
    expect(keysOf(entry({ cpes: ['cpe:2.3:a:acme:os:*:*:*:*:*:*:*:*'] }))).toEqual(['o:acme:os']);
    expect(keysOf(entry({ cpes: ['cpe:2.3:h:both:thing:*:*:*:*:*:*:*:*'] }))).toEqual(['h:both:thing']);
    expect(register.of('nvd').keyOf('a:acme:os')).toBe('a:acme:os');
    expect(mainProductKey('h:microtik:routeros')).toBe('o:mikrotik:routeros');
  });
});
