import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import { metricsOfHosts } from '../../domain/scan-metrics.ts';
import type { ScanResult } from '../../domain/scan-result.ts';
import { withMinimumScore } from '../../domain/scan-summary.ts';
import type { ScanSite } from '../../domain/scan.ts';
import { lockInventoryOfSite } from '../../store/queries/inventory-queries.ts';
import { listHostObservations } from '../../store/queries/scan-observation-queries.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import { insertScanResult } from '../../store/queries/scan-result-queries.ts';
import { keepInventory } from '../findings/keep-inventory.ts';
import { assembleScanResult } from './assemble-scan-result.ts';
import { endScanSite } from './end-scan-site.ts';
import type { ScanJobContext } from './execute-scan-context.ts';
import { judgeHosts, type JudgedHosts } from './judge-hosts.ts';
import type { ScanEndings } from './observe-whole.ts';

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
  const observed = await listHostObservations(context.store.db, job.organizationId, scanSite.id);
  for (;;) {
    const judged = await judgeHosts(context, observed, signal);
    try {
      await keepJudged(context, { job, scan, scanSite }, judged, { stop, cut, givenUp });
      return;
    } catch (error) {
      if (error !== swapped) throw error;
    }
  }
}

/** Thrown to keep nothing when other intelligence has come into use. */
const swapped = new Error('Other intelligence is in use by now.');

async function keepJudged<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  {
    job,
    scan,
    scanSite,
  }: { readonly job: LeasedScanJob; readonly scan: StoredScan; readonly scanSite: ScanSite },
  { bundle, hosts }: JudgedHosts<Lookup>,
  { stop, cut, givenUp }: Pick<ScanEndings, 'stop' | 'cut'> & { readonly givenUp: string | undefined },
): Promise<void> {
  const { organizationId } = job;
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
      const place = {
        organizationId,
        siteId: scanSite.siteId,
        scanId: scan.id,
        judgedBy: bundle.info.digest,
      };
      // From here on no rematch of the site can come between: what it would have judged anew is not kept as it was.
      await lockInventoryOfSite(connection, place);
      if (context.intelligence.current().info.digest !== bundle.info.digest) throw swapped;
      await insertScanResult(connection, organizationId, scanSite.id, { result, metrics });
      const { judgeAbsence } = context;
      await keepInventory(
        connection,
        context,
        place,
        result.hosts,
        judgeAbsence && ((absent) => judgeAbsence(bundle, absent)),
      );
    },
  });
}
