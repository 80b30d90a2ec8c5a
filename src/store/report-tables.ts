import type { ReportProgressState } from '../domain/report-progress.ts';

interface ReportProgressTable {
  organization_id: string;
  id: string;
  scan_id: string;
  state: ReportProgressState;
  findings_written: number;
  findings_total: number | null;
  started_at: Date;
  updated_at: Date;
}

/** Tables of reports that are being made. */
export interface ReportTables {
  report_progress: ReportProgressTable;
}
