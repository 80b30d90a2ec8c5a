import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, it, vi } from 'vitest';
import { aLargeReport, anEmptyReport, aSmallReport } from '../../../test/support/some-reports.ts';
import { renderSarif } from './render-sarif.ts';

// Large reports on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly kind: string;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly suppressions?: readonly { readonly justification: string; readonly properties: object }[];
      }[];
    },
  ];
}

/** The committee's schema as a package carries it: of draft 4, of which it uses nothing that later drafts changed. */
function schemaCheck() {
  const folder = dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json'));
  const schema = JSON.parse(
    readFileSync(join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as Record<string, unknown>;
  delete schema['$schema'];
  delete schema['id'];
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
const check = schemaCheck();

it.each([
  ['small', aSmallReport()],
  ['large', aLargeReport(2500)],
  ['empty', anEmptyReport()],
])('writes a %s log that the schema of SARIF 2.1.0 accepts', async (_, report) => {
  const log = JSON.parse(await text(renderSarif(report))) as Log;
  expect(check(log), JSON.stringify(check.errors?.slice(0, 3))).toBe(true);
  const [{ tool, results }] = log.runs;
  expect(results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId)).toBe(true);
});

it('is held to a schema that finds faults', async () => {
  const log = await text(renderSarif(aSmallReport()));
  expect(check(JSON.parse(log.replaceAll('"fail"', '"failed"')))).toBe(false);
  expect(check(JSON.parse(log.replaceAll('"ruleIndex"', '"ruleNumber"')))).toBe(false);
});

it('tells what fails from what is open, mended or refuted, and names who suppressed what', async () => {
  const { results } = (JSON.parse(await text(renderSarif(aSmallReport()))) as Log).runs[0];
  expect(Object.fromEntries(results.map(({ ruleId, kind, level }) => [ruleId, [kind, level]]))).toEqual({
    'CVE-2023-38408': ['fail', 'error'],
    'CVE-2024-6387': ['fail', 'error'],
    'CVE-2023-48795': ['fail', 'error'],
    'CVE-2023-51385': ['notApplicable', 'none'],
    'CVE-2016-20012': ['notApplicable', 'none'],
    'CVE-2021-41617': ['open', 'none'],
    'CVE-2023-28531': ['pass', 'none'],
  });
  const suppressed = results.filter(({ suppressions }) => suppressions !== undefined);
  expect(suppressed.map(({ ruleId }) => ruleId)).toEqual([
    'CVE-2024-6387',
    'CVE-2023-48795',
    'CVE-2016-20012',
  ]);
  expect(suppressed[1]?.suppressions?.[0]?.justification).toContain('The cipher is switched off.');
  expect(suppressed[1]?.suppressions?.[0]?.properties).toMatchObject({ by: 'decision', decidedBy: 'user:3' });
});

it('lets no word of a host or a feed become a link or a placeholder', async () => {
  const report = aSmallReport();
  const [host] = report.result.hosts;
  const hostile = String.raw`[patch](https://example.net/?a) {0} \[x`;
  const services = host!.host.services.map((service) => ({
    ...service,
    identity: { ...service.identity, product: hostile, version: null },
  }));
  const findings = host!.findings.map((finding) => ({
    ...finding,
    judgedCpe: services[0]!.identity.cpe[0]!,
    verdict: { ...finding.verdict, statement: hostile },
  }));
  const hosts = [{ ...host!, host: { ...host!.host, services }, findings, excluded: [] }];
  const log = JSON.parse(await text(renderSarif({ ...report, result: { ...report.result, hosts } }))) as Log;
  const [first] = log.runs[0].results;
  const escaped = String.raw`\[patch\](https://example.net/?a) {{0}} \\\[x`;
  expect(first?.message.text.split(escaped)).toHaveLength(3);
});

it('is the same bytes for the same report', async () => {
  expect(await text(renderSarif(aSmallReport()))).toBe(await text(renderSarif(aSmallReport())));
});
