/** The figures of one site's part of a scan, which outlive the scan's details. */
export interface ScanCount {
  readonly scanId: string;
  readonly scanSiteId: string;
  readonly siteId: string;
  /** The day it ended, in UTC: `YYYY-MM-DD`. */
  readonly day: string;
  readonly hostsScanned: number;
  readonly hostsWithCves: number;
  readonly openPorts: number;
  readonly cveCount: number;
  readonly uniqueCves: number;
  /** 0–10; null where no CVE has a score. */
  readonly highestScore: number | null;
  /** Whether hosts and findings of the scan can still be read. */
  readonly hasDetails: boolean;
}
