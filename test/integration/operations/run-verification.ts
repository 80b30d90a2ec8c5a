import type { PortSelection } from '../../../src/domain/scan-request.ts';
import type { HostObservation } from '../../../src/domain/observation.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { judgeAbsence } from '../../../src/matching/judge-absence.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { aScanLine, endOf } from './a-scan-line.ts';

const never = new AbortController().signal;

/** What a verification asked. */
export interface Asked {
  readonly targets: readonly string[] | undefined;
  readonly asked: readonly PortSelection[];
}

/** Runs an accepted verification where `hosts` answer, which may do something else first, while it runs. */
export async function runVerification(
  { store, bundle }: { readonly store: Store; readonly bundle: IntelligenceBundle },
  context: OperationContext,
  scanId: string,
  hosts: () => readonly HostObservation[] | Promise<readonly HostObservation[]>,
): Promise<Asked> {
  const { organizationId } = context;
  const [part] = await listScanSites(store.db, organizationId, scanId);
  const asked: PortSelection[] = [];
  const line = aScanLine(
    store,
    async function* scan({ ports }) {
      asked.push(ports);
      for (const host of await hosts()) yield { type: 'host', host };
      yield endOf();
    },
    {
      clock: context.clock,
      intelligence: { current: () => bundle },
      judgeHost: (_, host) => judgeHost(bundle, host),
      judgeAbsence: (_, absent) => judgeAbsence(bundle, absent),
    },
  );
  await executeScanSite(line, { organizationId, scanId, scanSiteId: part?.id ?? '' }, never);
  return { targets: part?.targets, asked };
}
