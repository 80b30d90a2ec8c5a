import type { RunScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import { findAgentOfSite } from '../../store/queries/agent-queries.ts';
import { scanByAgent } from '../agents/scan-by-agent.ts';
import type { ExecuteScanContext, ScanJobContext } from './execute-scan-context.ts';

/** What sends the packets of a site's part. */
export interface SiteScanner {
  readonly scan: ExecuteScanContext['scanTargets'];
  /** Whether that is somewhere else, from where alone the site and its router are reached. */
  readonly isRemote: boolean;
}

/** The agent of the site where it has one, else this process. */
export async function scannerOfSite(
  context: Pick<ScanJobContext, 'store' | 'clock' | 'newId' | 'agents' | 'scanTargets'>,
  { organizationId, scanSiteId }: RunScanJob,
  { siteId }: ScanSite,
): Promise<SiteScanner> {
  const { agents, store, clock, newId } = context;
  const here = { scan: context.scanTargets, isRemote: false };
  if (agents === undefined) return here;
  const agent = await findAgentOfSite(store.db, organizationId, siteId);
  if (agent === undefined) return here;
  const place = { organizationId, scanSiteId, agent };
  return {
    isRemote: true,
    scan: (request, { signal }) => scanByAgent({ store, clock, newId, ...agents }, place, request, signal),
  };
}
