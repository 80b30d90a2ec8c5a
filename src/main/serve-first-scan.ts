import { setTimeout as wait } from 'node:timers/promises';
import type { ScanReportSummary } from '../domain/scan-report-summary.ts';
import { startFirstScan } from '../operations/first-run/start-first-scan.ts';
import { allPermissions } from '../domain/permission.ts';
import type { OperationParts } from '../http/api-dependencies.ts';
import type { PreparedInstallation } from '../operations/first-run/prepare-installation.ts';
import type { OperationContext } from '../operations/operation-context.ts';
import { getScanReport } from '../operations/scan-reports/get-scan-report.ts';
import { getScanResult } from '../operations/scan-reports/get-scan-result.ts';
import { renderScanTable } from '../reports/table/render-scan-table.ts';
import type { ServeIo } from './serve-io.ts';
import type { ProgressDisplay } from './serve-progress.ts';
import type { Surroundings } from './surroundings.ts';

const pollMs = 250;

/** Greets with the first scan unless its site is gone, and gives it up when the program stops. */
export function greetOnce(
  parts: OperationParts,
  { organization, site }: Pick<PreparedInstallation, 'organization' | 'site'>,
  { publicUrl, display }: { readonly publicUrl: string; readonly display: ProgressDisplay },
  { io, log, closing }: Surroundings,
): void {
  if (site === null) return;
  const stop = new AbortController();
  const context = systemContext(parts, organization.id, publicUrl);
  const greeting = greetWithFirstScan(context, site.id, { io, display, signal: stop.signal }).catch(
    (error: unknown) => log.error({ err: error }, 'first scan'),
  );
  closing.add('work', 'first scan', async () => {
    stop.abort();
    await greeting;
  });
}

function systemContext(parts: OperationParts, organizationId: string, publicUrl: string): OperationContext {
  return {
    ...parts,
    installation: parts.store,
    store: parts.store.forOrganization(organizationId),
    settings: { ...parts.settings, publicUrl },
    organizationId,
    actor: { kind: 'system', id: 'serve', scopes: allPermissions, siteIds: null },
  };
}

/**
 * Starts the scan that greets a new user, waits for its end and prints its report; does nothing when it was ever
 * started before. Ends early, leaving the scan to be resumed, when `signal` aborts.
 */
async function greetWithFirstScan(
  context: OperationContext,
  siteId: string,
  options: { readonly io: ServeIo; readonly display: ProgressDisplay; readonly signal: AbortSignal },
): Promise<void> {
  const { io, display, signal } = options;
  const started = await startFirstScan(context, { siteId });
  if (started === undefined) return;
  for (const scanSiteId of started.scanSiteIds) display.follow(scanSiteId);
  io.stdout.write('\nFirst scan: 127.0.0.1 (only this machine; nothing leaves it)\n');
  const report = await waitForEnd(context, started.scanId, signal);
  display.end();
  if (report === undefined) return;
  io.stdout.write(await reportText(context, report, io));
}

async function waitForEnd(
  context: OperationContext,
  scanId: string,
  signal: AbortSignal,
): Promise<ScanReportSummary | undefined> {
  for (;;) {
    if (signal.aborted) return undefined;
    const report = await getScanReport(context, { scanId });
    if (report.finishedAt !== null) return report;
    await wait(pollMs, undefined, { signal }).catch(() => undefined);
  }
}

async function reportText(
  context: OperationContext,
  { id, status, reasons }: ScanReportSummary,
  io: ServeIo,
): Promise<string> {
  if (status !== 'finished' && status !== 'partial') {
    return `\nThe first scan has ${status}: ${reasons.join(', ')}\n\n`;
  }
  const result = await getScanResult(context, { scanId: id });
  const width = io.stdout.isTTY === true ? (io.stdout.columns ?? 0) : 0;
  return `\n${renderScanTable(result, { width })}\n`;
}
