import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { exportScanReport } from '../../../client/generated/sdk.gen.ts';
import { reportFormats } from '../../reports/registry.ts';
import type { ReportFormatName } from '../../reports/report-format.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { answerOf } from '../remote/answer-of.ts';
import { openRemote } from '../remote/remote.ts';
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
  const { client } = openRemote({ ...remote, json: false }, io, signal, reportTimeoutMs);
  const asked = { client, path: { scan_id: scan }, query: { format }, parseAs: 'stream' } as const;
  const body = (await answerOf<unknown>(exportScanReport(asked))) as ReadableStream;
  const report = Readable.fromWeb(body);
  if (out === undefined) {
    await pipeline(report, io.stdout, { end: false });
    return exitStatus.done;
  }
  await writeFileWhole(out, report);
  await writeAll(io.stderr, `Report written to ${out}\n`);
  return exitStatus.done;
}
