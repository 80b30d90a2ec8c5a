import { isInScope } from '../../domain/scope.ts';
import { scopeOfSite } from '../../domain/site.ts';
import {
  claimTicketForVerification,
  listDevicesToVerify,
  listTicketsToVerify,
  type TicketsAtSite,
} from '../../store/queries/ticket-verification-queries.ts';
import { quietAtSite } from '../findings/quiet-at-site.ts';
import { verificationPace } from '../findings/verification-pace.ts';
import type { InstallationContext, OperationContext } from '../operation-context.ts';
import { acceptScan } from '../scans/accept-scan.ts';
import type { SealKeys } from '../scans/scope-seal.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { systemActor } from '../system-actor.ts';

/** Whoever closes a ticket is done: it is asked at once, and not any more when nobody can wait for it. */
const pace = { ...verificationPace, settleMs: 0, lastsMs: 30 * 86_400_000 };
/** Sites at one look; one ticket of each, which is scanned by one scan at a time. */
const mostAtOnce = 100;

type Context = InstallationContext & Pick<OperationContext, 'jobs'> & { readonly settings: SealKeys };

/**
 * Accepts scans of what closed tickets were to mend, a site and ticket each: at once, and on the next two days where that
 * settled nothing. Of a site's tickets that can be asked the one that was closed first goes first. Sites at which a scan waits or runs are left to the next look. Any number of processes may call it.
 * `onError` hears of tickets that could not be verified. Gives how many scans were accepted.
 */
export async function verifyClosedTickets(
  context: Context,
  onError: (error: unknown) => void,
): Promise<number> {
  const terms = { ...pace, now: context.clock.now() };
  const due = await listTicketsToVerify(context.store.db, terms, mostAtOnce);
  let accepted = 0;
  for (const site of due) {
    try {
      if (await verifyAtSite(context, site)) accepted += 1;
    } catch (error) {
      onError(error);
    }
  }
  return accepted;
}

async function verifyAtSite(
  context: Context,
  { organizationId, siteId, ticketIds }: TicketsAtSite,
): Promise<boolean> {
  const store = context.store.forOrganization(organizationId);
  const inside = { ...context, store, organizationId, actor: systemActor('verification') };
  return store.transaction(async (connection) => {
    const terms = { ...pace, now: context.clock.now() };
    const site = await visibleSite({ ...inside, store: { db: connection } }, siteId);
    const scope = scopeOfSite(site);
    const isQuiet = await quietAtSite(connection, organizationId, siteId, terms.now);
    const devices = await listDevicesToVerify(connection, { ticketIds, siteId }, terms);
    // A device that was seen last outside of what the site has now cannot be asked, and a quiet one not at the moment.
    const asked = Map.groupBy(
      devices.filter(({ ipAddress, deviceClass }) => isInScope(scope, ipAddress) && !isQuiet(deviceClass)),
      ({ ticketId }) => ticketId,
    );
    const ticketId = ticketIds.find((id) => asked.has(id));
    // Nothing can be asked, or somebody else has it or has opened it again: that costs no try.
    if (ticketId === undefined) return false;
    if (!(await claimTicketForVerification(connection, { ticketId, siteId }, terms))) return false;
    const targets = [...new Set(asked.get(ticketId)?.map(({ ipAddress }) => ipAddress))];
    await acceptScan(connection, inside, {
      action: 'verifyClosedTickets',
      kind: 'on_demand',
      scanScheduleId: null,
      minCvss: 0,
      warningThreshold: null,
      verifiesTicketId: ticketId,
      parts: [{ siteId, targets, subnets: [] }],
    });
    return true;
  });
}
