import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { exportScanReport } from '../../../client/generated/sdk.gen.ts';
import { reportFormats } from '../../reports/registry.ts';
import type { ReportFormatName } from '../../reports/report-format.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { newId } from '../../support/new-id.ts';
import { answerOf } from '../remote/answer-of.ts';
import { followReport } from '../remote/follow-report.ts';
import { openRemote, type Remote } from '../remote/remote.ts';
import { writeAll, writeFileWhole } from '../write-out.ts';

export interface ReportArguments {
  readonly scan: string;
  readonly format: ReportFormatName;
  readonly out?: string;
  readonly url?: string;
  readonly token?: string;
}

const reportTimeoutMs = 600_000;

/** `sitewarden report`: the report of a scan as the service writes it, to standard output or into a file. */
export async function runReport(
  { scan, format, out, ...remote }: ReportArguments,
  io: CliStreams,
  signal: AbortSignal,
): Promise<number> {
  if (out === undefined && !reportFormats[format].isText) {
    throw new SitewardenError(
      'usage',
      'output_missing',
      'A PDF is not printed: name its file with --out FILE.',
    );
  }
  const service = openRemote({ ...remote, json: false }, io, signal, reportTimeoutMs);
  // A terminal that shows the report itself has no place for a line about it.
  const isShown = io.stderr.isTTY === true && (out !== undefined || io.stdout.isTTY !== true);
  const progressId = isShown ? newId() : undefined;
  const done = new AbortController();
  const ended = AbortSignal.any([signal, done.signal]);
  const followed = progressId === undefined ? undefined : followReport(service, progressId, ended);
  try {
    await fetchReport(service, { scan, format, out, progressId });
  } finally {
    done.abort();
    await followed;
  }
  if (out !== undefined) await writeAll(io.stderr, `Report written to ${out}\n`);
  return exitStatus.done;
}

async function fetchReport(
  { client, io }: Remote,
  {
    scan,
    format,
    out,
    progressId,
  }: Pick<ReportArguments, 'scan' | 'format'> & {
    readonly out: string | undefined;
    readonly progressId: string | undefined;
  },
): Promise<void> {
  const query = { format, ...(progressId !== undefined && { progress_id: progressId }) };
  const asked = { client, path: { scan_id: scan }, query, parseAs: 'stream' } as const;
  const body = (await answerOf<unknown>(exportScanReport(asked))) as ReadableStream;
  const report = Readable.fromWeb(body);
  if (out === undefined) await pipeline(report, io.stdout, { end: false });
  else await writeFileWhole(out, report);
}
