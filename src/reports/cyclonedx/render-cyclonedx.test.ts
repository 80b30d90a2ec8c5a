import { text } from 'node:stream/consumers';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, it } from 'vitest';
import { aLargeReport, anEmptyReport, aSmallReport } from '../../../test/support/some-reports.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { renderCycloneDx } from './render-cyclonedx.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly components?: readonly Component[];
}
interface Document {
  readonly components: readonly Component[];
  readonly vulnerabilities: readonly {
    readonly 'bom-ref': string;
    readonly id: string;
    readonly analysis: { readonly state: string; readonly detail: string };
    readonly affects: readonly { readonly ref: string }[];
  }[];
}

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

it.each([
  ['small', aSmallReport()],
  ['large', aLargeReport(2500)],
  ['empty', anEmptyReport()],
])(
  'writes a %s document that the schema of CycloneDX 1.6 accepts',
  async (_, report) => {
    const document = await text(renderCycloneDx(report));
    expect(await validator.validate(document)).toBeNull();
    const { components, vulnerabilities } = JSON.parse(document) as Document;
    const refs = components
      .flatMap((host) => [host, ...(host.components ?? [])])
      .map((one) => one['bom-ref']);
    const all = [...refs, ...vulnerabilities.map((one) => one['bom-ref'])];
    expect(new Set(all).size).toBe(all.length);
    const known = new Set(refs);
    expect(vulnerabilities.flatMap(({ affects }) => affects).filter(({ ref }) => !known.has(ref))).toEqual(
      [],
    );
  },
  60_000,
);

it('is held to a schema that finds faults', async () => {
  const document = await text(renderCycloneDx(aSmallReport()));
  expect(await validator.validate(document.replace('"in_triage"', '"who_knows"'))).not.toBeNull();
});

it('says of each CVE how it stands, with the words of who decided', async () => {
  const { vulnerabilities } = JSON.parse(await text(renderCycloneDx(aSmallReport()))) as Document;
  expect(Object.fromEntries(vulnerabilities.map(({ id, analysis }) => [id, analysis.state]))).toEqual({
    'CVE-2016-20012': 'false_positive',
    'CVE-2021-41617': 'in_triage',
    'CVE-2023-28531': 'resolved',
    'CVE-2023-38408': 'exploitable',
    'CVE-2023-48795': 'exploitable',
    'CVE-2023-51385': 'not_affected',
    'CVE-2024-6387': 'exploitable',
  });
  const accepted = vulnerabilities.find(({ id }) => id === 'CVE-2024-6387');
  expect(accepted?.analysis.detail).toContain('The jump host is switched off at night.');
  const called = vulnerabilities.find(({ id }) => id === 'CVE-2016-20012');
  expect(called?.analysis).toMatchObject({
    justification: 'code_not_present',
    detail: expect.stringContaining('The package was built without it.') as string,
  });
});

it('has another serial number once somebody decides', async () => {
  const serialOf = async (report: ScanReport) =>
    (JSON.parse(await text(renderCycloneDx(report))) as { serialNumber: string }).serialNumber;
  const decided = await serialOf(aSmallReport());
  expect(decided).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(await serialOf({ ...aSmallReport(), decisionOf: () => undefined })).not.toBe(decided);
});

it('is the same bytes for the same report', async () => {
  expect(await text(renderCycloneDx(aSmallReport()))).toBe(await text(renderCycloneDx(aSmallReport())));
});
