import type { Settings } from '../config/settings.ts';
import type { RunScanJob } from '../domain/run-scan-job.ts';
import type { ScanProgress } from '../domain/scan-progress.ts';
import type { PortSelection, ScanRequest } from '../domain/scan-request.ts';
import { judgeHost } from '../matching/judge-host.ts';
import type { IntelligenceBundle } from '../operations/intelligence/open-intelligence.ts';
import type { InstallationContext } from '../operations/operation-context.ts';
import { executeScanSite } from '../operations/scans/execute-scan-site.ts';
import { parsePortSelection } from '../scanning/ports/parse-port-selection.ts';
import { defaultLimits } from '../scanning/scan-limits.ts';
import { scanTargets, type ScanTargetsOptions } from '../scanning/scan-targets.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';

export interface WorkerParts extends InstallationContext {
  readonly intelligence: { current(): IntelligenceBundle };
  readonly ports: PortSelection;
  readonly ratePerSecond: number | undefined;
  readonly onProgress: (job: RunScanJob, progress: ScanProgress) => void;
}

/** What the worker does with one queued scan. */
export function scanWorker(parts: WorkerParts): (job: RunScanJob, signal: AbortSignal) => Promise<void> {
  const { store, clock, newId, intelligence, ports, onProgress } = parts;
  const ratePerSecond = parts.ratePerSecond ?? defaultLimits.ratePerSecond;
  const limits = { ...defaultLimits, ratePerSecond };
  const context = {
    store,
    clock,
    newId,
    intelligence,
    judgeHost,
    ports,
    limits,
    onProgress,
    scanTargets: (request: ScanRequest, options: ScanTargetsOptions) =>
      scanTargets(request, { ...options, feed: intelligence.current().fingerprints }),
  };
  return async (job, signal) => executeScanSite(context, job, signal);
}

/** The ports that scans ask. Throws `usage` / `setting_unusable` naming the variable. */
export function scanPortsOf(settings: Settings): PortSelection {
  try {
    return parsePortSelection(settings.scanPorts);
  } catch (cause) {
    if (!(cause instanceof SitewardenError)) throw cause;
    throw new SitewardenError(
      'usage',
      'setting_unusable',
      `SITEWARDEN_PORTS cannot be used: ${cause.message}`,
      {
        cause,
      },
    );
  }
}
