import type { Readable } from 'node:stream';
import { reportFormats } from '../../reports/registry.ts';
import type { ReportFormatName } from '../../reports/report-format.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { readScanReport } from './read-scan-report.ts';
import type { ReportProgressKeeper } from './report-progress-keeper.ts';

/** A report that is written as it is read. */
export interface ReportFile {
  readonly content: Readable;
  readonly mediaType: string;
  readonly isText: boolean;
  readonly name: string;
}

/** Renders a scan's report, and tells `progress` how far it is. Throws `scan_result_not_ready`, or what the format throws. */
export async function reportFile(
  context: Pick<OperationContext, 'clock' | 'newId' | 'organizationId' | 'store'>,
  scan: StoredScan,
  format: ReportFormatName,
  version: string,
  progress?: ReportProgressKeeper,
): Promise<ReportFile> {
  const { mediaType, extension, isText } = reportFormats[format];
  return {
    content: await contentOf(context, scan, { format, version, progress }),
    mediaType,
    isText,
    name: `sitewarden-scan-${scan.id}.${extension}`,
  };
}

async function contentOf(
  context: Parameters<typeof reportFile>[0],
  scan: StoredScan,
  {
    format,
    version,
    progress,
  }: {
    readonly format: ReportFormatName;
    readonly version: string;
    readonly progress: ReportProgressKeeper | undefined;
  },
): Promise<Readable> {
  const { render } = reportFormats[format];
  if (progress === undefined) return render(await readScanReport(context, scan, version));
  try {
    const report = await readScanReport(context, scan, version);
    progress.begin(report.result.hosts.reduce((sum, { findings }) => sum + findings.length, 0));
    const content = await render({ ...report, onWritten: progress.onWritten });
    progress.follow(content);
    return content;
  } catch (error) {
    await progress.fail();
    throw error;
  }
}
