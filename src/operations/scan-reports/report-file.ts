import type { Readable } from 'node:stream';
import { reportFormats } from '../../reports/registry.ts';
import type { ReportFormatName } from '../../reports/report-format.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { readScanReport } from './read-scan-report.ts';

/** A report that is written as it is read. */
export interface ReportFile {
  readonly content: Readable;
  readonly mediaType: string;
  readonly isText: boolean;
  readonly name: string;
}

/** Renders a scan's report. Throws `scan_result_not_ready`, or what the format throws. */
export async function reportFile(
  context: Pick<OperationContext, 'clock' | 'newId' | 'organizationId' | 'store'>,
  scan: StoredScan,
  format: ReportFormatName,
  version: string,
): Promise<ReportFile> {
  const { render, mediaType, extension, isText } = reportFormats[format];
  const report = await readScanReport(context, scan, version);
  return {
    content: await render(report),
    mediaType,
    isText,
    name: `sitewarden-scan-${scan.id}.${extension}`,
  };
}
