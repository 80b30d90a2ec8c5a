import { setImmediate } from 'node:timers/promises';
import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { HostObservation } from '../../domain/observation.ts';
import { metricsOfHosts } from '../../domain/scan-metrics.ts';
import type { HostResult, ScanResult } from '../../domain/scan-result.ts';
import { withMinimumScore } from '../../domain/scan-summary.ts';
import type { ScanSite } from '../../domain/scan.ts';
import { listHostObservations } from '../../store/queries/scan-observation-queries.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import { insertScanResult } from '../../store/queries/scan-result-queries.ts';
import { keepInventory } from '../findings/keep-inventory.ts';
import { assembleScanResult } from './assemble-scan-result.ts';
import { endScanSite } from './end-scan-site.ts';
import type { ScanJobContext } from './execute-scan-context.ts';
import type { ScanEndings } from './observe-scan-site.ts';

/**
 * Judges the kept hosts of a site's part, and ends the part in the transaction that keeps the result: as failed when
 * it was given up, for the reason named.
 */
export async function judgeScanSite<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: { readonly organizationId: string },
  scan: StoredScan,
  scanSite: ScanSite,
  { signal, stop, givenUp }: ScanEndings & { readonly givenUp?: string },
): Promise<void> {
  const { organizationId } = job;
  const observed = await listHostObservations(context.store.db, organizationId, scanSite.id);
  let bundle: Lookup;
  let hosts: readonly HostResult[];
  // What is kept may have been judged anew meanwhile: older words must not come after newer ones.
  do {
    bundle = context.intelligence.current();
    hosts = await judgeHosts(context, bundle, observed, signal);
  } while (bundle.info.digest !== context.intelligence.current().info.digest);
  const finishedAt = context.clock.now();
  const isStopped = stop.signal.aborted;
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
    intel: bundle.info,
    hosts,
  });
  const metrics = metricsOfHosts(withMinimumScore(result.hosts, scan.minCvss), scan.warningThreshold);
  await endScanSite(context, organizationId, scanSite, {
    status:
      givenUp !== undefined ? 'failed' : isStopped ? 'stopped' : result.partial ? 'partial' : 'finished',
    finishedAt,
    reasons: result.partialReasons,
    intelDigest: bundle.info.digest,
    keep: async (connection) => {
      await insertScanResult(connection, organizationId, scanSite.id, { result, metrics });
      const place = { organizationId, siteId: scanSite.siteId, scanId: scan.id };
      await keepInventory(connection, context, place, result.hosts);
    },
  });
}

async function judgeHosts<Lookup extends IntelligenceView>(
  { judgeHost }: Pick<ScanJobContext<Lookup>, 'judgeHost'>,
  bundle: Lookup,
  observed: readonly HostObservation[],
  signal: AbortSignal,
): Promise<HostResult[]> {
  const hosts: HostResult[] = [];
  for (const host of observed) {
    hosts.push(judgeHost(bundle, host));
    // Judging a host is pure computing; between hosts the process answers others.
    await setImmediate();
    signal.throwIfAborted();
  }
  return hosts;
}
