import type { Readable } from 'node:stream';
import type { ScanReport } from './model/scan-report.ts';

export const reportFormatNames = [
  'json',
  'csv',
  'html',
  'pdf',
  'sarif',
  'openvex',
  'csaf',
  'cyclonedx',
] as const;
export type ReportFormatName = (typeof reportFormatNames)[number];

/** A form in which a report is given to people or programs. */
export interface ReportFormat {
  readonly mediaType: string;
  /** Behind the name of a file. */
  readonly extension: string;
  /** Whether it is text that a terminal can show. */
  readonly isText: boolean;
  /** Writes as it is read; the same report gives the same bytes. */
  readonly render: (report: ScanReport) => Promise<Readable>;
}
