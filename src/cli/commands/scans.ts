import {
  deleteScanReport,
  getScanReport,
  listScanReports,
  startMultipleIpScan,
  startSiteScan,
  stopScanById,
} from '../../../client/generated/sdk.gen.ts';
import type { ScanReport } from '../../../client/generated/types.gen.ts';
import { exitStatus } from '../cli-streams.ts';
import { answerOf } from '../remote/answer-of.ts';
import { listAll } from '../remote/list-all.ts';
import { printFields } from '../remote/print-fields.ts';
import { printRows } from '../remote/print-rows.ts';
import type { Remote } from '../remote/remote.ts';
import { watchScan } from '../remote/watch-scan.ts';
import { writeAll } from '../write-out.ts';

export interface ScanStartArguments {
  readonly site: string;
  /** Id of the schedule whose settings the scan uses. */
  readonly schedule?: string;
  readonly minCvss?: number;
  readonly watch: boolean;
}

const watchIntervalMs = 2000;

/** `sitewarden scans list` */
export async function runScansList(remote: Remote, { limit }: { limit?: number }): Promise<void> {
  const reports = await listAll((query) => listScanReports({ client: remote.client, query }), limit);
  await printRows<ScanReport>(remote, reports, [
    { heading: 'SCAN', cell: (report) => report.scan_id },
    { heading: 'STATUS', cell: ({ status }) => status },
    { heading: 'STARTED', cell: (report) => report.started_at },
    { heading: 'RUNTIME', cell: ({ runtime }) => runtime },
    { heading: 'SITES', cell: ({ targets }) => targets, alignRight: true },
    { heading: 'HOSTS', cell: (report) => report.hosts_scanned, alignRight: true },
    { heading: 'CVES', cell: (report) => report.unique_cves, alignRight: true },
    { heading: 'HIGHEST', cell: (report) => report.highest_score.toFixed(1), alignRight: true },
    { heading: 'ID', cell: ({ id }) => id },
  ]);
}

/** `sitewarden scans get` */
export async function runScansGet(remote: Remote, scan_id: string): Promise<void> {
  await printFields(remote, await answerOf(getScanReport({ client: remote.client, path: { scan_id } })));
}

/** `sitewarden scans start`: addresses with a schedule's settings, or any targets of a site without one. */
export async function runScansStart(
  remote: Remote,
  targets: string[],
  { site, schedule, minCvss, watch }: ScanStartArguments,
): Promise<number> {
  const { client } = remote;
  const started =
    schedule === undefined
      ? await answerOf(
          startSiteScan({
            client,
            body: { site_id: site, targets, ...(minCvss !== undefined && { min_cvss: minCvss }) },
          }),
        )
      : await answerOf(
          startMultipleIpScan({ client, body: { schedule_id: schedule, site_id: site, ips: targets } }),
        );
  if (watch) return runScansWatch(remote, started.scan_id);
  await printFields(remote, started);
  return exitStatus.done;
}

/** `sitewarden scans stop` */
export async function runScansStop(remote: Remote, scan_id: string): Promise<void> {
  await printFields(remote, await answerOf(stopScanById({ client: remote.client, path: { scan_id } })));
}

/** `sitewarden scans delete` */
export async function runScansDelete(remote: Remote, scan_id: string): Promise<void> {
  await answerOf(deleteScanReport({ client: remote.client, path: { scan_id } }));
  if (!remote.json) await writeAll(remote.io.stdout, 'The report is gone.\n');
}

/** `sitewarden scans watch`: the report when the scan has ended; 1 when it failed or was stopped. */
export async function runScansWatch(remote: Remote, scanId: string): Promise<number> {
  const report = await watchScan(remote, scanId, watchIntervalMs);
  await printFields(remote, report);
  return ['failed', 'stopped'].includes(report.status) ? exitStatus.failed : exitStatus.done;
}
