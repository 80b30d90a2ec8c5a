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
])('writes a %s result as the published schema says, the same as in one piece', async (_, { result }) => {
  const written = JSON.parse(await text(streamScanJson(result))) as unknown;
  expect(ScanJson.safeParse(written).success).toBe(true);
  expect(written).toEqual(JSON.parse(JSON.stringify(renderScanJson(result))));
});
