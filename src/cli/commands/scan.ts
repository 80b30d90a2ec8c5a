import { pipeline } from 'node:stream/promises';
import { withMinimumScore } from '../../domain/scan-summary.ts';
import type { ScanResult } from '../../domain/scan-result.ts';
import { tierOf } from '../../operations/findings/tier-of.ts';
import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import { planScan } from '../../operations/scans/plan-scan.ts';
import { runScan } from '../../operations/scans/run-scan.ts';
import { undecidedReport } from '../../reports/model/scan-report.ts';
import { reportFormats } from '../../reports/registry.ts';
import type { ReportFormatName } from '../../reports/report-format.ts';
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
  readonly format: 'table' | ReportFormatName;
  readonly minCvss: number;
  readonly failOn?: number;
  readonly rate?: number;
  readonly hostRate?: number;
  readonly out?: string;
  readonly allowPublic: boolean;
  readonly identify: boolean;
}

/** `sitewarden scan`: one scan to one report, without database or server. */
export async function runScanCommand(
  args: ScanArguments,
  io: CliStreams,
  signal: AbortSignal,
  version: string,
): Promise<number> {
  const { targets, exclude, ports, allowPublic, rate, hostRate } = args;
  if (args.format === 'pdf' && args.out === undefined) {
    throw new SitewardenError(
      'usage',
      'output_missing',
      'A PDF is not printed: name its file with --out FILE.',
    );
  }
  const rates = {
    ...(rate === undefined ? {} : { ratePerSecond: rate }),
    ...(hostRate === undefined ? {} : { ratePerSecondPerHost: hostRate }),
  };
  const plan = planScan({ targets, exclude, ports, allowPublic, portsOnly: !args.identify, ...rates });
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
    await writeReport(filtered(result, args.minCvss), args, io, version).catch((error: unknown) =>
      tellIfNothingToSay(error, io),
    );
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

async function writeReport(
  result: ScanResult,
  args: ScanArguments,
  io: CliStreams,
  version: string,
): Promise<void> {
  const { format, out } = args;
  if (format === 'table') {
    const width = out === undefined && io.stdout.isTTY === true ? (io.stdout.columns ?? 0) : 0;
    const table = renderScanTable(result, { width });
    if (out === undefined) return writeAll(io.stdout, table);
    await writeFileWhole(out, table);
  } else {
    const report = await reportFormats[format].render(undecidedReport(result, version, tierOf));
    if (out === undefined) return pipeline(report, io.stdout, { end: false });
    await writeFileWhole(out, report);
  }
  return writeAll(io.stderr, `Report written to ${out}\n`);
}

/** A format that cannot say "nothing found" is no failure of the scan, whose result decides the exit status. */
async function tellIfNothingToSay(error: unknown, io: CliStreams): Promise<void> {
  if (!(error instanceof SitewardenError) || error.code !== 'report_says_nothing') throw error;
  await writeAll(io.stderr, `sitewarden: ${error.message} (${error.code})\n`);
}

function statusOf(result: ScanResult, failOn: number | undefined): number {
  if (result.partialReasons.includes('stopped')) return exitStatus.failed;
  const scores = result.hosts.flatMap(({ findings }) => findings.map(({ cve }) => cve.score ?? 0));
  return failOn !== undefined && scores.some((score) => score >= failOn)
    ? exitStatus.findingsAtOrAbove
    : exitStatus.done;
}
