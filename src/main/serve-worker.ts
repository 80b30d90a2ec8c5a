import type { ScanTimeouts } from '../config/scan-timeouts.ts';
import type { Settings } from '../config/settings.ts';
import type { RunScanJob } from '../domain/run-scan-job.ts';
import type { ScanSite } from '../domain/scan.ts';
import type { ScanProgress } from '../domain/scan-progress.ts';
import type { PortSelection, ScanRequest } from '../domain/scan-request.ts';
import { judgeAbsence } from '../matching/judge-absence.ts';
import { judgeHost } from '../matching/judge-host.ts';
import type { IntelligenceBundle } from '../operations/intelligence/open-intelligence.ts';
import { usualAgentPatience } from '../operations/agents/scan-by-agent.ts';
import type { InstallationContext } from '../operations/operation-context.ts';
import { executeScanSite } from '../operations/scans/execute-scan-site.ts';
import type { RouterReadingTerms } from '../operations/scans/read-site-router.ts';
import { isScopeSealed, type SealKeys } from '../operations/scans/scope-seal.ts';
import { parsePortSelection } from '../scanning/ports/parse-port-selection.ts';
import { defaultLimits } from '../scanning/scan-limits.ts';
import { scanTargets, type ScanTargetsOptions } from '../scanning/scan-targets.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';

export interface WorkerParts extends InstallationContext {
  readonly intelligence: { current(): IntelligenceBundle };
  readonly workerId: string;
  readonly ports: PortSelection;
  readonly settings: SealKeys;
  readonly routers: RouterReadingTerms;
  readonly ratePerSecond: number | undefined;
  readonly ratePerSecondPerHost: number | undefined;
  readonly timeouts: ScanTimeouts;
  readonly onProgress: (job: RunScanJob, progress: ScanProgress) => void;
}

/** What the worker does with one queued scan. */
export function scanWorker(parts: WorkerParts): (job: RunScanJob, signal: AbortSignal) => Promise<void> {
  const { store, clock, newId, workerId, intelligence, ports, routers, onProgress } = parts;
  const ratePerSecond = parts.ratePerSecond ?? defaultLimits.ratePerSecond;
  const ratePerSecondPerHost = parts.ratePerSecondPerHost ?? defaultLimits.ratePerSecondPerHost;
  const { hostMs: hostTimeoutMs, siteMs: scanTimeoutMs, scanMs, stallMs, pauseMs } = parts.timeouts;
  const timeouts = { hostTimeoutMs, scanTimeoutMs };
  const limits = { ...defaultLimits, ...timeouts, ratePerSecond, ratePerSecondPerHost };
  const context = {
    store,
    clock,
    newId,
    workerId,
    intelligence,
    judgeHost,
    judgeAbsence,
    ports,
    limits,
    deadlines: { scanMs, stallMs, pauseMs },
    isScopeSealed: (organizationId: string, part: ScanSite) =>
      isScopeSealed(parts.settings, organizationId, part),
    routers,
    agents: { settings: parts.settings, patience: usualAgentPatience },
    onProgress,
    scanTargets: (request: ScanRequest, options: ScanTargetsOptions) => {
      const { fingerprints: feed, makers } = intelligence.current();
      return scanTargets(request, { ...options, feed, makers });
    },
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
