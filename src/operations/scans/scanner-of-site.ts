import type { RunScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import { findAgentOfSite, isScannedByAgents } from '../../store/queries/agent-queries.ts';
import { scanByAgent } from '../agents/scan-by-agent.ts';
import type { ExecuteScanContext, ScanJobContext } from './execute-scan-context.ts';
import type { ScanCut } from './scan-cut.ts';

/** What sends the packets of a site's part. */
export interface SiteScanner {
  readonly scan: ExecuteScanContext['scanTargets'];
  /** Whether that is somewhere else, from where alone the site and its router are reached. */
  readonly isRemote: boolean;
}

/**
 * The agent of the site where it has one, else this process; nobody where the site is an agent's and has none: from here, its
 * networks may be those of somebody else. `cut` ends the work where the agent is missing, or is not heard.
 */
export async function scannerOfSite(
  context: Pick<ScanJobContext, 'store' | 'clock' | 'newId' | 'agents' | 'scanTargets'>,
  { organizationId, scanSiteId }: RunScanJob,
  { siteId }: ScanSite,
  cut: ScanCut,
): Promise<SiteScanner> {
  const { agents, store, clock, newId } = context;
  const agent = await findAgentOfSite(store.db, organizationId, siteId);
  if (agent === undefined && !(await isScannedByAgents(store.db, organizationId, siteId))) {
    return { scan: context.scanTargets, isRemote: false };
  }
  if (agent === undefined || agents === undefined) {
    cut.end('agent_missing');
    return { scan: nobody, isRemote: true };
  }
  const place = { organizationId, scanSiteId, agent };
  const parts = { store, clock, newId, ...agents, onNotHeard: () => cut.end('agent_not_heard') };
  return { scan: (request, { signal }) => scanByAgent(parts, place, request, signal), isRemote: true };
}

async function* nobody(): AsyncGenerator<never, void, undefined> {}
