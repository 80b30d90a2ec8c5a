import type { Logger } from 'pino';
import type { ScanTimeouts } from '../config/scan-timeouts.ts';
import type { Settings } from '../config/settings.ts';
import type { IntelligenceView } from '../domain/intelligence-view.ts';
import type { RunScanJob } from '../domain/run-scan-job.ts';
import type { ScanSite } from '../domain/scan.ts';
import type { ScanProgress } from '../domain/scan-progress.ts';
import type { PortSelection, ScanRequest } from '../domain/scan-request.ts';
import { judgeAbsence } from '../matching/judge-absence.ts';
import { judgeHost } from '../matching/judge-host.ts';
import type { IntelligenceBundle } from '../operations/intelligence/open-intelligence.ts';
import { usualAgentPatience } from '../operations/agents/scan-by-agent.ts';
import type { InstallationContext } from '../operations/operation-context.ts';
import type { EndedPart } from '../operations/scans/end-scan-site.ts';
import type { ExecuteScanContext, HandSettings } from '../operations/scans/execute-scan-context.ts';
import { executeScanSite } from '../operations/scans/execute-scan-site.ts';
import type { RouterReadingTerms } from '../operations/scans/read-site-router.ts';
import { isScopeSealed, type SealKeys } from '../operations/scans/scope-seal.ts';
import { parsePortSelection } from '../scanning/ports/parse-port-selection.ts';
import { defaultLimits } from '../scanning/scan-limits.ts';
import { scanTargets, type ScanTargetsOptions } from '../scanning/scan-targets.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import { traced } from '../support/tracing.ts';

export interface WorkerParts extends InstallationContext {
  readonly intelligence: { current(): IntelligenceBundle };
  readonly workerId: string;
  readonly ports: PortSelection;
  readonly settings: SealKeys;
  readonly routers: RouterReadingTerms;
  readonly ratePerSecond: number | undefined;
  readonly ratePerSecondPerHost: number | undefined;
  readonly timeouts: ScanTimeouts;
  readonly hands: HandSettings;
  readonly onProgress: (job: RunScanJob, progress: ScanProgress) => void;
  readonly log: Logger;
}

/** What this process scans and judges with. */
export function scanContextOf(parts: WorkerParts): ExecuteScanContext<IntelligenceBundle> {
  const { store, clock, newId, workerId, intelligence, ports, routers, onProgress, log } = parts;
  const ratePerSecond = parts.ratePerSecond ?? defaultLimits.ratePerSecond;
  const ratePerSecondPerHost = parts.ratePerSecondPerHost ?? defaultLimits.ratePerSecondPerHost;
  const { hostMs: hostTimeoutMs, siteMs: scanTimeoutMs, scanMs, stallMs, pauseMs } = parts.timeouts;
  const timeouts = { hostTimeoutMs, scanTimeoutMs };
  const limits = { ...defaultLimits, ...timeouts, ratePerSecond, ratePerSecondPerHost };
  return {
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
    onPartEnded: (part: EndedPart) => log.info(part, 'a part of a scan has ended'),
    scanTargets: (request: ScanRequest, options: ScanTargetsOptions) => {
      const { fingerprints: feed, makers } = intelligence.current();
      return scanTargets(request, { ...options, feed, makers });
    },
    // The embedded database belongs to one process, and has nobody to share with.
    ...(store.kind === 'server' && { hands: parts.hands }),
  };
}

/** What the worker does with one queued scan. */
export function scanWorker<Lookup extends IntelligenceView>(
  context: ExecuteScanContext<Lookup>,
  log: Logger,
): (job: RunScanJob, signal: AbortSignal) => Promise<void> {
  return async (job, signal) => {
    const { organizationId, scanId, scanSiteId } = job;
    const about = { organizationId, scanId, scanSiteId };
    const attributes = {
      'sitewarden.organization.id': organizationId,
      'sitewarden.scan.id': scanId,
      'sitewarden.scan_site.id': scanSiteId,
    };
    return traced('scan site', { attributes }, async () => {
      log.info(about, 'a part of a scan was taken');
      try {
        await executeScanSite(context, job, signal);
      } catch (error) {
        // Put down because the process ends or another has it: not a fault.
        if (signal.aborted) log.info(about, 'a part of a scan was put down');
        else log.error({ ...about, err: error }, 'a part of a scan failed and is tried again');
        throw error;
      }
    });
  };
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
