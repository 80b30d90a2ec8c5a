import { expect, it } from 'vitest';
import { translateCveRecord } from '../../../src/intelligence/cve-list/cve-record.ts';
import { readVendorFixes } from '../../../src/intelligence/routeros/read-vendor-fixes.ts';
import { describeAffectedRanges } from '../../../src/operations/mitigation/describe-affected-ranges.ts';
import { aCveRecord, routerOs } from '../../support/a-cve-record.ts';
import { scepRecord, sshRecord, webRecord } from '../../support/routeros-records.ts';
import type { VulnerabilityRecord } from '../../../src/domain/vulnerability-record.ts';
import { bundleOf, configuration, node, record, vulnerable } from './bundle-of.ts';

async function rangesOf(cveId: string, records: readonly VulnerabilityRecord[]) {
  const bundle = await bundleOf(records);
  const products = bundle.findAffected(cveId).map((product) => ({
    product: product.product,
    ranges: describeAffectedRanges(product).map(({ affected, firstFixed }) => [affected, firstFixed]),
  }));
  bundle.close();
  return products;
}
const routeros = 'o:mikrotik:routeros';

it('tells the fixes of the most trusted source alone, which is the one that verdicts follow', async () => {
  expect(await rangesOf('CVE-2026-67279', [translateCveRecord(sshRecord)])).toEqual([
    {
      product: routeros,
      ranges: [
        ['from 6.0.0, before 6.49.21', '6.49.21'],
        ['from 7.0.0, before 7.23.4', '7.23.4'],
        ['from 7.24, before 7.24.2', '7.24.2'],
      ],
    },
  ]);
});

it('never calls affected what a source lists as unaffected', async () => {
  const vendor = readVendorFixes().filter(({ cveId }) => cveId === 'CVE-2026-84411');
  expect(await rangesOf('CVE-2026-84411', [translateCveRecord(webRecord), ...vendor])).toEqual([
    {
      product: routeros,
      ranges: [
        ['from 6.0, before 6.49.23', '6.49.23'],
        ['from 7.0, before 7.23.8', '7.23.8'],
        ['from 7.24alpha0, before 7.24', '7.24'],
      ],
    },
  ]);
});

it('names single versions as such', async () => {
  expect(await rangesOf('CVE-2026-7668', [translateCveRecord(scepRecord)])).toEqual([
    { product: routeros, ranges: [['6.49.8', null]] },
  ]);
});

it('prefers a source with bounds to one that names no version', async () => {
  const everything = translateCveRecord(
    aCveRecord('CVE-2030-1001', { affected: [routerOs([{ version: '*', status: 'affected' }])] }),
  );
  const nvd = record('CVE-2030-1001', [
    configuration('OR', [
      node('OR', [vulnerable(routeros, { startIncluding: '7.1', endExcluding: '7.2.3' })]),
    ]),
  ]);
  expect((await rangesOf('CVE-2030-1001', [nvd, everything]))[0]?.ranges).toEqual([
    ['from 7.1, before 7.2.3', '7.2.3'],
  ]);
  expect((await rangesOf('CVE-2030-1001', [everything]))[0]?.ranges).toEqual([
    ['all versions, as far as the record says', null],
  ]);
});
