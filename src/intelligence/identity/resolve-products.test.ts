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
  'a:docker:docker_desktop',
  'o:elecom:wrc-g01-w_firmware',
  'a:openbabel:open_babel',
  'a:synology:router_manager',
  'a:oracle:bi_publisher',
  'o:siemens:scalance_w734-1_rj45_firmware',
  'a:thimpress:learnpress',
  'o:vmware:esxi',
  'a:samba:samba',
  'a:acronis:cyber_protect',
  'a:themeum:tutor_lms',
  'a:wordplus:better_messages',
  'a:trendmicro:apex_one',
  'a:moodle:moodle',
  'a:oscommerce:oscommerce',
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
    // As real records write them.
    ['Docker Inc.', 'Docker Desktop', ['a:docker:docker_desktop']],
    ['ELECOM CO.,LTD.', 'WRC-G01-W', ['o:elecom:wrc-g01-w_firmware']],
    ['Open Babel', 'Open Babel', ['a:openbabel:open_babel']],
    ['Synology', 'Synology Router Manager (SRM)', ['a:synology:router_manager']],
    ['Oracle Corporation', 'BI Publisher (formerly XML Publisher)', ['a:oracle:bi_publisher']],
    ['thimpress', 'LearnPress \u2013 WordPress LMS Plugin', ['a:thimpress:learnpress']],
    ['n/a', 'VMware ESXi', ['o:vmware:esxi']],
    ['N/A', 'samba', ['a:samba:samba']],
    ['Trend Micro, Inc.', 'Trend Micro Apex One', ['a:trendmicro:apex_one']],
    ['', 'Moodle', ['a:moodle:moodle']],
    ['Os Commerce', 'Os Commerce', ['a:oscommerce:oscommerce']],
    ['Ivanti', 'EPM', ['a:ivanti:endpoint_manager']],
    ['IBM', 'Db2 for Linux, UNIX and Windows', ['a:ibm:db2']],
    ['themeum', 'Tutor LMS \u2013 eLearning and online course solution', ['a:themeum:tutor_lms']],
    // What stands behind a dash may be another product.
    ['themeum', 'Tutor LMS \u2013 Migration Tool', []],
    ['wordplus', 'Better Messages \u2013 Integration for WC Vendors Marketplace', []],
    // A variant is not the whole, and a version in a name is part of what is meant.
    ['Siemens', 'SCALANCE W734-1 RJ45 (USA)', []],
    ['Acronis', 'Acronis Cyber Protect 15', []],
    ['n/a', 'n/a', []],
    ['Acme', 'Nothing known', []],
    ['', 'Big App', []],
    ['Acme', '\u202e\u0000', []],
  ])('%s | %s is %j', (vendor, product, keys) => {
    expect(keysOf(entry({ vendor, product }))).toEqual(keys);
  });

  it('is asked for on the platform that stands in brackets behind its name', () => {
    for (const [text, target] of [
      ['Big App (Windows)', 'windows'],
      ['Big App (macOS version)', 'macos'],
    ] as const) {
      expect(resolveProducts(entry({ vendor: 'Acme', product: text }), [], known)).toEqual([
        {
          product: 'a:acme:big_app',
          written: undefined,
          named: `Acme ${text}`,
          attributes: ['*', '*', '*', '*', target, '*', '*'],
        },
      ]);
    }
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
