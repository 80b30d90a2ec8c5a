/** One job of the queue `run-scan`: one site's part of a scan. */
export interface RunScanJob {
  readonly organizationId: string;
  readonly scanId: string;
  readonly scanSiteId: string;
}
