import type { HostObservation } from '../../domain/observation.ts';
import { listHostsOfScan } from '../../store/queries/scan-observation-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { GetScanReportInput } from '../scan-reports/get-scan-report.ts';
import { visibleScan } from '../scan-reports/visible-scan.ts';
import { describeScanState, type ScanState } from './describe-scan-state.ts';

/** The most hosts told at once; the report has all of them. */
const maxHostsTold = 1000;

export interface ScanWithHosts extends ScanState {
  /** Finished hosts by the id of their part, in the order of addresses as text; `maxHostsTold` of them at most. */
  readonly hosts: ReadonlyMap<string, readonly HostObservation[]>;
}

/**
 * A scan with its parts and the hosts that are finished so far. Scope `cve:view`. Throws `not_found` /
 * `scan_not_found`, also when one of its sites is hidden from the actor.
 */
export async function getScan(context: OperationContext, input: GetScanReportInput): Promise<ScanWithHosts> {
  authorise(context, 'cve:view');
  const { scanId } = parseInput(GetScanReportInput, input);
  const scan = await visibleScan(context, scanId);
  const { db } = context.store;
  const rows = await listHostsOfScan(db, context.organizationId, scan.id, maxHostsTold);
  const hosts = Map.groupBy(rows, ({ scanSiteId }) => scanSiteId);
  return {
    ...(await describeScanState(context, scan)),
    hosts: new Map([...hosts].map(([id, of]) => [id, of.map(({ host }) => host)])),
  };
}
