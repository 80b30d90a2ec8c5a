import { isInScope } from '../../domain/scope.ts';
import { scopeOfSite } from '../../domain/site.ts';
import {
  claimTicketForVerification,
  listPlacesOfTicket,
  listTicketsToVerify,
  type TicketAtSite,
} from '../../store/queries/ticket-verification-queries.ts';
import { isQuiet } from '../findings/is-quiet.ts';
import { verificationPace } from '../findings/verification-pace.ts';
import type { InstallationContext, OperationContext } from '../operation-context.ts';
import { acceptScan } from '../scans/accept-scan.ts';
import type { SealKeys } from '../scans/scope-seal.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { systemActor } from '../system-actor.ts';

/** Whoever closes a ticket is done: it is asked at once, and not any more when nobody can wait for it. */
const pace = { ...verificationPace, settleMs: 0, lastsMs: 30 * 86_400_000 };
/** At one look; one of each site, which is scanned by one scan at a time. */
const mostAtOnce = 100;

type Context = InstallationContext & Pick<OperationContext, 'jobs'> & { readonly settings: SealKeys };

/**
 * Accepts scans of what closed tickets were to mend, a site and ticket each: at once, and on the next two days where that
 * settled nothing. Sites at which a scan waits or runs are left to the next look. Any number of processes may call it.
 * `onError` hears of tickets that could not be verified. Gives how many scans were accepted.
 */
export async function verifyClosedTickets(
  context: Context,
  onError: (error: unknown) => void,
): Promise<number> {
  const terms = { ...pace, now: context.clock.now() };
  const due = await listTicketsToVerify(context.store.db, terms, mostAtOnce);
  let accepted = 0;
  for (const { organizationId, ...place } of due) {
    try {
      if (await verifyAtSite(context, organizationId, place)) accepted += 1;
    } catch (error) {
      onError(error);
    }
  }
  return accepted;
}

async function verifyAtSite(
  context: Context,
  organizationId: string,
  { ticketId, siteId }: TicketAtSite,
): Promise<boolean> {
  const store = context.store.forOrganization(organizationId);
  const inside = { ...context, store, organizationId, actor: systemActor('verification') };
  return store.transaction(async (connection) => {
    const terms = { ...pace, now: context.clock.now() };
    // Somebody else has it, or has opened it again; or it is no time for it, which costs no try.
    if (!(await claimTicketForVerification(connection, { ticketId, siteId }, terms))) return false;
    const site = await visibleSite({ ...inside, store: { db: connection } }, siteId);
    const places = await listPlacesOfTicket(connection, { ticketId, siteId });
    // A device that was seen last outside of what the site has now cannot be asked.
    const asked = places.filter(({ ipAddress }) => isInScope(scopeOfSite(site), ipAddress));
    if (asked.length === 0) return false;
    const deviceClasses = [...new Set(asked.map(({ deviceClass }) => deviceClass))];
    if (await isQuiet(connection, organizationId, { siteId, deviceClasses }, terms.now)) return false;
    await acceptScan(connection, inside, {
      action: 'verifyClosedTickets',
      kind: 'on_demand',
      scanScheduleId: null,
      minCvss: 0,
      warningThreshold: null,
      verifiesTicketId: ticketId,
      parts: [{ siteId, targets: [...new Set(asked.map(({ ipAddress }) => ipAddress))], subnets: [] }],
    });
    return true;
  });
}
