import { claimForVerification, listMitigatedToVerify } from '../../store/queries/verification-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { InstallationContext, OperationContext } from '../operation-context.ts';
import type { SealKeys } from '../scans/scope-seal.ts';
import { systemActor } from '../system-actor.ts';
import { acceptVerification } from './accept-verification.ts';
import { quietAtSite } from './quiet-at-site.ts';
import { verificationPace } from './verification-pace.ts';

/** Whoever says it may still be at it. */
const pace = { ...verificationPace, settleMs: 600_000 };
/** At one look; one of each site, which is scanned by one scan at a time. */
const mostAtOnce = 100;

type Context = InstallationContext & Pick<OperationContext, 'jobs'> & { readonly settings: SealKeys };

/**
 * Accepts verifications of findings that are called mitigated: ten minutes after somebody has said so, and on the next two days
 * where that settled nothing. Sites at which a scan waits or runs are left to the next look. Any number of processes may
 * call it. `onError` hears of findings that could not be verified. Gives how many scans were accepted.
 */
export async function verifyMitigated(context: Context, onError: (error: unknown) => void): Promise<number> {
  const due = await listMitigatedToVerify(
    context.store.db,
    { ...pace, now: context.clock.now() },
    mostAtOnce,
  );
  let accepted = 0;
  for (const { organizationId, findingId } of due) {
    try {
      if (await verifyOne(context, organizationId, findingId)) accepted += 1;
    } catch (error) {
      // A device that was seen last outside of what the site has now cannot be asked.
      const isOutside = error instanceof SitewardenError && error.code === 'ip_outside_site';
      if (!isOutside) onError(error);
    }
  }
  return accepted;
}

async function verifyOne(context: Context, organizationId: string, findingId: string): Promise<boolean> {
  const store = context.store.forOrganization(organizationId);
  const inside = { ...context, store, organizationId, actor: systemActor('verification') };
  return store.transaction(async (connection) => {
    const terms = { ...pace, now: context.clock.now() };
    const claimed = await claimForVerification(connection, findingId, terms);
    // Somebody else has it, or has taken back what was said; or it is no time for it, which costs no try.
    if (claimed === undefined) return false;
    const { siteId, deviceClass } = claimed;
    const isQuiet = await quietAtSite(connection, organizationId, siteId, terms.now);
    if (isQuiet(deviceClass)) return false;
    await acceptVerification(connection, inside, { action: 'verifyMitigated', findingId });
    return true;
  });
}
