import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { aLargeReport, anEmptyReport, aSmallReport } from '../../../test/support/some-reports.ts';
import { renderScanJson } from './render-scan-json.ts';
import { ScanJson } from './scan-json.ts';
import { streamScanJson } from './stream-scan-json.ts';

// Large reports on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

it.each([
  ['small', aSmallReport()],
  ['large', aLargeReport(2500)],
  ['empty', anEmptyReport()],
])('writes a %s result as the published schema says, the same as in one piece', async (_, report) => {
  const written = JSON.parse(await text(streamScanJson(report))) as unknown;
  expect(ScanJson.safeParse(written).success).toBe(true);
  expect(written).toEqual(JSON.parse(JSON.stringify(renderScanJson(report.result, report.decisionOf))));
});

it('carries what was decided about a finding, and the same bytes each time', async () => {
  const written = await text(streamScanJson(aSmallReport()));
  expect(await text(streamScanJson(aSmallReport()))).toBe(written);
  const { hosts } = ScanJson.parse(JSON.parse(written));
  const decided = new Map(hosts[0]?.findings.map(({ cve_id, decision }) => [cve_id, decision]));
  expect(decided.get('CVE-2023-51385')).toBeUndefined();
  expect(decided.get('CVE-2024-6387')).toEqual({
    status: 'accepted',
    by: 'decision',
    id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d61',
    justification: 'The jump host is switched off at night.',
    vex_justification: null,
    vex_document: null,
    decided_by: 'user:3',
    decided_at: '2026-11-24T08:00:00.000Z',
    expires_at: '2027-01-01T00:00:00.000Z',
  });
  expect(decided.get('CVE-2016-20012')).toMatchObject({
    status: 'false_positive',
    by: 'rule',
    vex_justification: 'vulnerable_code_not_present',
    vex_document: { author: 'Example Networks' },
  });
});
