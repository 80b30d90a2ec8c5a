import { text } from 'node:stream/consumers';
import * as mandatoryTests from '@secvisogram/csaf-validator-lib/mandatoryTests.js';
import { csaf_2_0_strict } from '@secvisogram/csaf-validator-lib/schemaTests.js';
import validate from '@secvisogram/csaf-validator-lib/validate.js';
import { expect, it } from 'vitest';
import { aLargeReport, anEmptyReport, aSmallReport } from '../../../test/support/some-reports.ts';
import { undecidedReport, type ScanReport } from '../model/scan-report.ts';
import { renderCsaf } from './render-csaf.ts';

interface Document {
  readonly document: {
    readonly category: string;
    readonly tracking: { readonly id: string; readonly initial_release_date: string };
  };
  readonly vulnerabilities: readonly {
    readonly cve: string;
    readonly product_status: Readonly<Record<string, readonly string[]>>;
    readonly threats?: readonly { readonly details: string }[];
    readonly flags?: readonly { readonly label: string; readonly product_ids: readonly string[] }[];
    readonly scores?: readonly object[];
  }[];
}

async function parsed(report: ScanReport): Promise<Document> {
  return JSON.parse(await text(renderCsaf(report))) as Document;
}

async function faultsOf(document: object): Promise<string[]> {
  const { tests } = await validate(
    [csaf_2_0_strict, ...(Object.values(mandatoryTests) as unknown as (typeof csaf_2_0_strict)[])],
    document,
  );
  return tests.flatMap(({ name, errors }) => errors.map((error) => `${name} ${JSON.stringify(error)}`));
}

it.each([
  ['small', aSmallReport(), 'csaf_vex'],
  ['large', aLargeReport(2000), 'csaf_vex'],
  ['empty', anEmptyReport(), 'csaf_base'],
])(
  'writes a %s document that passes the strict schema and all mandatory tests',
  async (_, report, category) => {
    const document = await parsed(report);
    expect(document.document.category).toBe(category);
    expect((await faultsOf(document)).slice(0, 5)).toEqual([]);
  },
  60_000,
);

it('is held to tests that find faults', async () => {
  const document = await parsed(aSmallReport());
  const [first, ...others] = document.vulnerabilities;
  const spoilt = { ...first!, product_status: { known_affected: ['P99'] } };
  expect(await faultsOf({ ...document, vulnerabilities: [spoilt, ...others] })).not.toEqual([]);
});

it('says of each CVE how it stands, with the words of who decided', async () => {
  const { vulnerabilities } = await parsed(aSmallReport());
  const standing = vulnerabilities.map(({ cve, product_status }) => [cve, Object.keys(product_status)]);
  expect(Object.fromEntries(standing)).toEqual({
    'CVE-2016-20012': ['known_not_affected'],
    'CVE-2021-41617': ['under_investigation'],
    'CVE-2023-28531': ['fixed'],
    'CVE-2023-38408': ['known_affected'],
    'CVE-2023-48795': ['known_affected'],
    'CVE-2023-51385': ['known_not_affected'],
    'CVE-2024-6387': ['known_affected'],
  });
  const refuted = vulnerabilities.find(({ cve }) => cve === 'CVE-2023-51385');
  expect(refuted?.threats?.[0]?.details).toContain('The record does not concern this version');
  const called = vulnerabilities.find(({ cve }) => cve === 'CVE-2016-20012');
  expect(called?.threats?.[0]?.details).toContain('The package was built without it.');
  expect(called?.flags).toEqual([
    { label: 'vulnerable_code_not_present', product_ids: called?.product_status['known_not_affected'] },
  ]);
});

it('leaves out a score that its vector does not give, and those of CVSS 4.0', async () => {
  const { vulnerabilities } = await parsed(aLargeReport(5));
  expect(vulnerabilities.map(({ scores }) => scores?.length ?? 0)).toEqual([1, 1, 1, 0, 0]);
});

it('is another document once somebody decides, first released when the scan ended', async () => {
  const decided = aSmallReport();
  const undecided = undecidedReport(decided.result, '1.2.3', decided.tierOf);
  const [{ tracking: one }, { tracking: other }] = [
    (await parsed(undecided)).document,
    (await parsed(decided)).document,
  ];
  expect(one.id).not.toBe(other.id);
  const newer = { ...decided.result, intel: { ...decided.result.intel, digest: 'sha256:00' } };
  expect((await parsed({ ...decided, result: newer })).document.tracking.id).not.toBe(other.id);
  for (const { id, initial_release_date } of [one, other]) {
    expect(id).toContain(decided.result.id);
    expect(initial_release_date).toBe(decided.result.finishedAt);
  }
});

it('is the same bytes for the same report', async () => {
  expect(await text(renderCsaf(aSmallReport()))).toBe(await text(renderCsaf(aSmallReport())));
});
