import type { Readable } from 'node:stream';
import type { ScanResult } from '../../domain/scan-result.ts';
import { jsonList } from '../model/json-pieces.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { tellWritten } from '../model/tell-written.ts';
import { textStream } from '../model/text-stream.ts';
import { renderScanHead, renderScanHost } from './render-scan-json.ts';

/** The published JSON form of a scan's result, written host by host and finding by finding, a line each. */
export function streamScanJson(result: ScanResult, told: Pick<ScanReport, 'onWritten'> = {}): Readable {
  return textStream(pieces(result, told));
}

function* pieces(result: ScanResult, told: Pick<ScanReport, 'onWritten'>): Generator<string> {
  const { scan, summary } = renderScanHead(result);
  yield `{"scan":${JSON.stringify(scan)},\n"hosts":[`;
  let separator = '\n';
  for (const host of result.hosts) {
    const { head, findings, tail } = renderScanHost(result, host);
    yield `${separator}${JSON.stringify(head).slice(0, -1)},"findings":`;
    yield* jsonList(tellWritten(findings, told, () => 1));
    const after = JSON.stringify(tail).slice(1);
    yield after === '}' ? '}' : `,${after}`;
    separator = ',\n';
  }
  yield `],\n"summary":${JSON.stringify(summary)}}\n`;
}
