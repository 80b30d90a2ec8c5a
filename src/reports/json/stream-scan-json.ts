import type { Readable } from 'node:stream';
import { jsonList } from '../model/json-pieces.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { tellWritten } from '../model/tell-written.ts';
import { textStream } from '../model/text-stream.ts';
import { renderScanHead, renderScanHost, type DecidedResult } from './render-scan-json.ts';

/** The published JSON form of a scan's report, written host by host and finding by finding, a line each. */
export function streamScanJson(report: DecidedResult & Pick<ScanReport, 'onWritten'>): Readable {
  return textStream(pieces(report));
}

function* pieces(report: DecidedResult & Pick<ScanReport, 'onWritten'>): Generator<string> {
  const { result } = report;
  const { scan, summary } = renderScanHead(result);
  yield `{"scan":${JSON.stringify(scan)},\n"hosts":[`;
  let separator = '\n';
  for (const host of result.hosts) {
    const { head, findings, tail } = renderScanHost(report, host);
    yield `${separator}${JSON.stringify(head).slice(0, -1)},"findings":`;
    yield* jsonList(tellWritten(findings, report, () => 1));
    const after = JSON.stringify(tail).slice(1);
    yield after === '}' ? '}' : `,${after}`;
    separator = ',\n';
  }
  yield `],\n"summary":${JSON.stringify(summary)}}\n`;
}
