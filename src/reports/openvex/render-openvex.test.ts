import { text } from 'node:stream/consumers';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it, vi } from 'vitest';
import { openVexSchema } from '../../../test/support/openvex-schema.ts';
import { aLargeReport, anEmptyReport, aSmallReport } from '../../../test/support/some-reports.ts';
import { renderOpenVex } from './render-openvex.ts';

// Large reports on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface Statement {
  readonly vulnerability: { readonly name: string };
  readonly status: string;
  readonly products: readonly unknown[];
  readonly action_statement?: string;
  readonly impact_statement?: string;
}
interface Document {
  statements: Statement[];
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const check = ajv.compile(openVexSchema);

async function parsed(report: Parameters<typeof renderOpenVex>[0]): Promise<Document> {
  return JSON.parse(await text(renderOpenVex(report))) as Document;
}

it.each([
  ['small', aSmallReport()],
  ['large', aLargeReport(2500)],
])('writes a %s document that holds to the specification', async (_, report) => {
  const document = await parsed(report);
  expect(check(document), JSON.stringify(check.errors?.slice(0, 3))).toBe(true);
});

it('holds the documents of the test to rules that can be broken', async () => {
  const document = await parsed(aSmallReport());
  const broken = document.statements.map(({ vulnerability, status, products }) => ({
    vulnerability,
    status,
    products,
  }));
  expect(check({ ...document, statements: broken })).toBe(false);
  expect(check({ ...document, statements: [] })).toBe(false);
});

it('says of each CVE how it stands, with the words of who decided', async () => {
  const { statements } = await parsed(aSmallReport());
  const found = Object.fromEntries(statements.map((one) => [one.vulnerability.name, one]));
  expect(Object.fromEntries(statements.map((one) => [one.vulnerability.name, one.status]))).toEqual({
    'CVE-2023-38408': 'affected',
    'CVE-2024-6387': 'affected',
    'CVE-2023-48795': 'affected',
    'CVE-2023-51385': 'not_affected',
    'CVE-2016-20012': 'not_affected',
    'CVE-2021-41617': 'under_investigation',
    'CVE-2023-28531': 'fixed',
  });
  expect(found['CVE-2024-6387']?.action_statement).toContain('The jump host is switched off at night.');
  expect(found['CVE-2023-51385']?.impact_statement).toContain('The record does not concern this version');
  expect(found['CVE-2023-51385']).not.toHaveProperty('justification');
  expect(found['CVE-2016-20012']).toMatchObject({
    justification: 'vulnerable_code_not_present',
    impact_statement: expect.stringContaining('The package was built without it.') as string,
  });
  expect(found['CVE-2023-38408']?.products).toEqual([
    {
      '@id': 'urn:sitewarden:service:7b0d8a52-0f7e-4f0a-9a58-0d3c2c0f6a11:192.0.2.10:22:tcp',
      subcomponents: [{ identifiers: { cpe23: 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*' } }],
    },
  ]);
});

it('is the same bytes for the same report, and another document once somebody decides', async () => {
  const [one, other] = [await text(renderOpenVex(aSmallReport())), await text(renderOpenVex(aSmallReport()))];
  expect(one).toBe(other);
  const undecided = await text(renderOpenVex({ ...aSmallReport(), decisionOf: () => undefined }));
  const idOf = (document: string) => /"@id":"([^"]+)"/u.exec(document)?.[1];
  expect(idOf(undecided)).not.toBe(idOf(one));
});

it('is refused where there is nothing to state', () => {
  expect(() => renderOpenVex(anEmptyReport())).toThrow(
    expect.objectContaining({ code: 'report_says_nothing' }),
  );
});

it('says who decided: a person, or the author of a VEX document', async () => {
  const words = await text(renderOpenVex(aSmallReport()));
  expect(words).toContain('A person decided \\"accepted\\"');
  expect(words).toContain('A VEX document of Example Networks decided \\"false_positive\\"');
});
