import { setTimeout } from 'node:timers/promises';
import { findScan, type StoredScan } from '../../store/queries/scan-queries.ts';
import { areCredentialsGood } from '../api-keys/are-credentials-good.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { GetScanReportInput } from '../scan-reports/get-scan-report.ts';
import { visibleScan } from '../scan-reports/visible-scan.ts';
import { describeScanState, type ScanState } from './describe-scan-state.ts';

const everyMs = 500;
/** Every how many states it is asked whether the credentials are still good: five seconds. */
const statesPerCheck = 10;

/**
 * How a scan stands, twice a second until it has ended; the last state is that of its end. Scope `cve:view`. Throws
 * `not_found` / `scan_not_found` before anything is given. Ends early when `signal` aborts, the scan is
 * deleted, or the credentials end.
 */
export async function watchScan(
  context: OperationContext,
  input: GetScanReportInput,
  signal: AbortSignal,
): Promise<AsyncGenerator<ScanState, void, undefined>> {
  authorise(context, 'cve:view');
  const { scanId } = parseInput(GetScanReportInput, input);
  return states(context, await visibleScan(context, scanId), signal);
}

async function* states(context: OperationContext, first: StoredScan, signal: AbortSignal) {
  let scan: StoredScan | undefined = first;
  for (let count = 1; scan !== undefined && !signal.aborted; count += 1) {
    if (count % statesPerCheck === 0 && !(await areCredentialsGood(context))) return;
    const state: ScanState = await describeScanState(context, scan);
    yield state;
    if (!state.report.running) return;
    await setTimeout(everyMs, undefined, { signal }).catch(() => undefined);
    scan = await findScan(context.store.db, context.organizationId, { id: first.id });
  }
}
