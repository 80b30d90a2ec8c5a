import { getScanReport, openScanReportFile } from '../../../client/generated/sdk.gen.ts';
import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import type { ScanDifference } from '../../operations/scans/compare-scan-json.ts';
import { replayScan } from '../../operations/scans/replay-scan.ts';
import { printableText } from '../../support/printable-text.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { answerOf } from '../remote/answer-of.ts';
import { readBodyFile } from '../remote/read-body-file.ts';
import { openRemote, type Remote } from '../remote/remote.ts';
import { writeAll } from '../write-out.ts';

export interface ReplayArguments {
  /** A file; with `url` or `token` a scan of that service. */
  readonly scan: string;
  readonly url?: string;
  readonly token?: string;
  readonly intel?: string;
  readonly otherIntelligence: boolean;
}

/**
 * `sitewarden replay`: judges the observations in a scan's JSON again, here, also those of a scan that a service keeps.
 * The status is 0 when everything is the same, 3 when something differs.
 */
export async function runReplay(args: ReplayArguments, io: CliStreams, signal: AbortSignal): Promise<number> {
  const isRemote = args.url !== undefined || args.token !== undefined;
  const given = isRemote
    ? await fetchScan(openRemote({ ...args, json: true }, io, signal), args.scan)
    : await readBodyFile(args.scan, io);
  const bundle = await openIntelligence(args.intel);
  try {
    const { differences, findings, digest } = replayScan(bundle, given, args.otherIntelligence);
    if (differences.length === 0) {
      await writeAll(io.stdout, `identical: ${findings} findings, intelligence ${digest}\n`);
      return exitStatus.done;
    }
    await writeAll(io.stdout, `${differences.map(lineOf).join('\n')}\n`);
    return exitStatus.findingsAtOrAbove;
  } finally {
    bundle.close();
  }
}

/** The whole result of a scan: its signed link is followed at the address that was given, whatever host it names. */
async function fetchScan({ client }: Remote, scan_id: string): Promise<unknown> {
  const report = await answerOf(getScanReport({ client, path: { scan_id } }));
  if (report.json_url === null) {
    throw new SitewardenError(
      'conflict',
      'scan_without_result',
      `The scan is ${report.status} and has no result yet. Wait for its end with "sitewarden scans watch".`,
    );
  }
  const link = new URL(report.json_url).searchParams;
  const query = { expires: link.get('expires') ?? '', signature: link.get('signature') ?? '' };
  return answerOf(openScanReportFile({ client, path: { scan_id: report.id }, query }));
}

function lineOf({ kind, what, fields }: ScanDifference): string {
  const named = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
  return printableText(`${kind}: ${what}${named}`, 400);
}
