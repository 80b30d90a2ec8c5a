import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import { metricsOfHosts } from '../../domain/scan-metrics.ts';
import type { ScanResult } from '../../domain/scan-result.ts';
import { withMinimumScore } from '../../domain/scan-summary.ts';
import type { ScanSite } from '../../domain/scan.ts';
import { listHostObservations } from '../../store/queries/scan-observation-queries.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import { insertScanResult } from '../../store/queries/scan-result-queries.ts';
import { refuteMitigation } from '../findings/refute-mitigation.ts';
import { keepInventory } from '../findings/keep-inventory.ts';
import { assembleScanResult } from './assemble-scan-result.ts';
import { endScanSite } from './end-scan-site.ts';
import type { ScanJobContext } from './execute-scan-context.ts';
import { judgeHosts } from './judge-hosts.ts';
import type { ScanEndings } from './observe-scan-site.ts';

/**
 * Judges the kept hosts of a site's part, and ends the part in the transaction that keeps the result: as failed when
 * it was given up, for the reason named.
 */
export async function judgeScanSite<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: LeasedScanJob,
  scan: StoredScan,
  scanSite: ScanSite,
  { signal, stop, cut, givenUp }: ScanEndings & { readonly givenUp?: string },
): Promise<void> {
  const { organizationId } = job;
  const observed = await listHostObservations(context.store.db, organizationId, scanSite.id);
  const { bundle, hosts } = await judgeHosts(context, observed, signal);
  const finishedAt = context.clock.now();
  const isStopped = stop.signal.aborted;
  // One that got nowhere and found nobody says nothing of the site.
  const isFailed = givenUp !== undefined || (!isStopped && cut.signal.aborted && hosts.length === 0);
  const result: ScanResult = assembleScanResult({
    id: scan.id,
    startedAt: new Date(scanSite.startedAt ?? scan.createdAt),
    finishedAt,
    targets: scanSite.targets,
    partialReasons: [
      ...scanSite.reasons,
      ...(isStopped ? ['stopped'] : []),
      ...(givenUp === undefined ? [] : [givenUp]),
    ],
    traffic: scanSite.traffic,
    intel: bundle.info,
    hosts,
  });
  const metrics = metricsOfHosts(withMinimumScore(result.hosts, scan.minCvss), scan.warningThreshold);
  await endScanSite(context, organizationId, scanSite, {
    status: isFailed ? 'failed' : isStopped ? 'stopped' : result.partial ? 'partial' : 'finished',
    finishedAt,
    job,
    reasons: result.partialReasons,
    intelDigest: bundle.info.digest,
    keep: async (connection) => {
      await insertScanResult(connection, organizationId, scanSite.id, { result, metrics });
      const place = { organizationId, siteId: scanSite.siteId, scanId: scan.id };
      const { judgeAbsence } = context;
      await keepInventory(
        connection,
        context,
        place,
        result.hosts,
        judgeAbsence && ((absent) => judgeAbsence(bundle, absent)),
      );
      await refuteMitigation(connection, { ...context, organizationId }, scan);
    },
  });
}
