import type { Readable } from 'node:stream';
import { withMinimumScore } from '../../domain/scan-summary.ts';
import type { ScanResult } from '../../domain/scan-result.ts';
import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import { planScan } from '../../operations/scans/plan-scan.ts';
import { runScan } from '../../operations/scans/run-scan.ts';
import { renderScanJson } from '../../reports/json/render-scan-json.ts';
import { renderScanTable } from '../../reports/table/render-scan-table.ts';
import { systemClock } from '../../support/clock.ts';
import { newId } from '../../support/new-id.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { progressLine } from '../progress-line.ts';
import { writeAll, writeFileWhole } from '../write-out.ts';

export interface ScanArguments {
  readonly targets: readonly string[];
  readonly ports: string;
  readonly exclude: readonly string[];
  readonly intel?: string;
  readonly format: 'table' | 'json' | 'pdf';
  readonly minCvss: number;
  readonly failOn?: number;
  readonly rate?: number;
  readonly out?: string;
  readonly allowPublic: boolean;
}

/** `sitewarden scan`: one scan to one report, without database or server. */
export async function runScanCommand(
  args: ScanArguments,
  io: CliStreams,
  signal: AbortSignal,
): Promise<number> {
  const { targets, exclude, ports, allowPublic, rate } = args;
  if (args.format === 'pdf' && args.out === undefined) {
    throw new SitewardenError(
      'usage',
      'output_missing',
      'A PDF is not printed: name its file with --out FILE.',
    );
  }
  const rateLimit = rate === undefined ? {} : { ratePerSecond: rate };
  const plan = planScan({ targets, exclude, ports, allowPublic, ...rateLimit });
  const bundle = await openIntelligence(args.intel);
  const line = progressLine(io.stderr);
  try {
    const result = await runScan(plan, {
      id: newId(),
      bundle,
      clock: systemClock,
      signal,
      onProgress: (progress) => line.update(progress),
    });
    line.end();
    await writeReport(filtered(result, args.minCvss), args, io);
    return statusOf(result, args.failOn);
  } finally {
    line.end();
    bundle.close();
  }
}

function filtered(result: ScanResult, minCvss: number): ScanResult {
  return minCvss > 0
    ? { ...result, minScore: minCvss, hosts: withMinimumScore(result.hosts, minCvss) }
    : result;
}

async function writeReport(result: ScanResult, args: ScanArguments, io: CliStreams): Promise<void> {
  if (args.out === undefined) return writeAll(io.stdout, textReport(result, args, io));
  await writeFileWhole(
    args.out,
    args.format === 'pdf' ? await pdfReport(result) : textReport(result, args, io),
  );
  return writeAll(io.stderr, `Report written to ${args.out}\n`);
}

async function pdfReport(result: ScanResult): Promise<Readable> {
  // Loaded only by those who ask for it.
  const { renderScanPdf } = await import('../../reports/pdf/render-scan-pdf.ts');
  return renderScanPdf(result);
}

function textReport(result: ScanResult, args: ScanArguments, io: CliStreams): string {
  const width = args.out === undefined && io.stdout.isTTY === true ? (io.stdout.columns ?? 0) : 0;
  return args.format === 'json'
    ? `${JSON.stringify(renderScanJson(result), undefined, 2)}\n`
    : renderScanTable(result, { width });
}

function statusOf(result: ScanResult, failOn: number | undefined): number {
  if (result.partialReasons.includes('stopped')) return exitStatus.failed;
  const scores = result.hosts.flatMap(({ findings }) => findings.map(({ cve }) => cve.score ?? 0));
  return failOn !== undefined && scores.some((score) => score >= failOn)
    ? exitStatus.findingsAtOrAbove
    : exitStatus.done;
}
