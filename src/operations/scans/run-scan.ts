import type { HostObservation } from '../../domain/observation.ts';
import type { ScanProgress } from '../../domain/scan-progress.ts';
import type { ScanTraffic } from '../../domain/scan-traffic.ts';
import type { ScanResult } from '../../domain/scan-result.ts';
import { judgeHost } from '../../matching/judge-host.ts';
import { scanTargets } from '../../scanning/scan-targets.ts';
import type { Clock } from '../../support/clock.ts';
import type { IntelligenceBundle } from '../intelligence/open-intelligence.ts';
import { assembleScanResult } from './assemble-scan-result.ts';
import type { ScanPlan } from './plan-scan.ts';

export interface RunScanOptions {
  readonly id: string;
  readonly bundle: IntelligenceBundle;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
}

/** Walks the whole line once, in memory: packets out, services identified, versions judged. */
export async function runScan(plan: ScanPlan, options: RunScanOptions): Promise<ScanResult> {
  const startedAt = options.clock.now();
  const observed: HostObservation[] = [];
  const partialReasons: string[] = [];
  let traffic: ScanTraffic | null = null;
  const { signal, clock } = options;
  const knowledge = { feed: options.bundle.fingerprints, makers: options.bundle.makers };
  const events = scanTargets(plan.request, { clock, ...knowledge, ...(signal && { signal }) });
  for await (const event of events) {
    switch (event.type) {
      case 'progress':
        options.onProgress?.(event.progress);
        break;
      case 'host':
        observed.push(event.host);
        break;
      case 'end':
        partialReasons.push(...event.partialReasons);
        traffic = event.traffic;
        break;
    }
  }
  return assembleScanResult({
    id: options.id,
    startedAt,
    finishedAt: clock.now(),
    targets: plan.targets,
    partialReasons,
    traffic,
    intel: options.bundle.info,
    hosts: observed.map((host) => judgeHost(options.bundle, host)),
  });
}
