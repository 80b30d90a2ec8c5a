import { z } from 'zod';
import type { Ticket } from '../../domain/ticket.ts';
import type { Connection } from '../../store/database.ts';
import {
  countTicketFindings,
  insertTicketFindings,
  listChosenFindings,
  type LinkedChoice,
} from '../../store/queries/ticket-finding-queries.ts';
import { insertTicket, setTicketUrl, type StoredTicket } from '../../store/queries/ticket-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import { CveIdText } from '../cve-id-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { sitesToLookAt } from '../sites-to-look-at.ts';
import { UuidText } from '../uuid-text.ts';
import { tellFindings } from './tell-findings.ts';
import { TicketReference, TicketUrl } from './ticket-terms.ts';
import { ticketToLink, visibleTicket } from './visible-ticket.ts';

/** More would be no work that somebody can call done. */
const mostFindings = 5000;

export const LinkTicketInput = z.strictObject({
  reference: TicketReference,
  url: TicketUrl.optional(),
  findingIds: z.array(UuidText).min(1).max(1000).optional(),
  /** All that stand and fit, instead of those listed; `siteId` only narrows. */
  cveId: CveIdText.optional(),
  deviceId: UuidText.optional(),
  siteId: UuidText.optional(),
});
export type LinkTicketInput = z.input<typeof LinkTicketInput>;

/** A ticket after findings were linked to it. */
export interface LinkedTicket {
  readonly ticket: Ticket;
  readonly isNew: boolean;
  /** How many were not linked before. */
  readonly linked: number;
}

/**
 * Links findings to the ticket of that reference, which is made where there is none. The same again changes nothing. Scope
 * `ticket:create`. Throws `invalid` / `ticket_findings_unclear`, `ticket_without_findings`, `ticket_too_large`; `not_found` /
 * `finding_not_found`; `conflict` / `ticket_closed`; `forbidden` / `restricted_to_sites`.
 */
export async function linkTicket(context: OperationContext, input: LinkTicketInput): Promise<LinkedTicket> {
  authorise(context, 'ticket:create');
  const { reference, url, ...choice } = parseInput(LinkTicketInput, input);
  assertClear(choice);
  const { organizationId, actor, clock } = context;
  return context.store.transaction(async (connection) => {
    const findingIds = await chosenFindings(context, connection, choice);
    const said = { by: actor.id, at: clock.now() };
    const made = { id: context.newId(), reference, url: url ?? null };
    const isNew = await insertTicket(connection, organizationId, { ...made, ...said });
    const before: StoredTicket = isNew
      ? { ...made, state: 'open', createdBy: actor.id }
      : await ticketToLink(context, connection, reference);
    if (url !== undefined && url !== before.url) await setTicketUrl(connection, before.id, url);
    const links = { ticketId: before.id, findingIds };
    const linked = await insertTicketFindings(connection, organizationId, links, said);
    await assertTakes(connection, before, linked);
    await tellFindings(connection, context, before, { findingIds: linked, reason: 'ticket_linked' });
    const after = { reference, url: url ?? before.url, linked: linked.length };
    if (isNew || linked.length > 0 || after.url !== before.url)
      await recordChange(connection, context, {
        action: 'linkTicket',
        objectKind: 'ticket',
        objectId: before.id,
        ...(!isNew && { before: { reference, url: before.url } }),
        after,
      });
    return { ticket: await visibleTicket(context, connection, before.id), isNew, linked: linked.length };
  });
}

type Choice = Pick<z.output<typeof LinkTicketInput>, 'findingIds' | 'cveId' | 'deviceId' | 'siteId'>;

function assertClear({ findingIds, cveId, deviceId, siteId }: Choice): void {
  const isNamed = cveId !== undefined || deviceId !== undefined;
  const isClear = findingIds === undefined ? isNamed : !isNamed && siteId === undefined;
  if (isClear) return;
  const detail = 'Name finding_ids, or else a cve_id or a device_id, with a site_id if you like.';
  throw new SitewardenError('invalid', 'ticket_findings_unclear', detail);
}

async function chosenFindings(
  { organizationId, actor }: OperationContext,
  connection: Connection,
  { findingIds, ...fits }: Choice,
): Promise<string[]> {
  const choice: LinkedChoice = findingIds === undefined ? fits : { findingIds: [...new Set(findingIds)] };
  const siteIds = sitesToLookAt(actor, fits.siteId);
  const chosen = await listChosenFindings(connection, organizationId, choice, {
    siteIds,
    limit: mostFindings + 1,
  });
  const missing = 'findingIds' in choice ? choice.findingIds.find((id) => !chosen.includes(id)) : undefined;
  if (missing !== undefined)
    throw new SitewardenError('not_found', 'finding_not_found', `There is no finding ${missing}.`);
  if (chosen.length === 0) {
    const detail = 'No finding that stands fits what is named: there is nothing to link.';
    throw new SitewardenError('invalid', 'ticket_without_findings', detail);
  }
  return chosen;
}

async function assertTakes(
  connection: Connection,
  { id, reference, state }: StoredTicket,
  linked: readonly string[],
): Promise<void> {
  if (linked.length === 0) return;
  if (state === 'closed') {
    const detail = `The ticket '${reference}' is closed: reopen it before more is linked to it.`;
    throw new SitewardenError('conflict', 'ticket_closed', detail);
  }
  if ((await countTicketFindings(connection, id)) > mostFindings) {
    const detail = `More than ${mostFindings} findings are no work of one ticket: name a site or a device.`;
    throw new SitewardenError('invalid', 'ticket_too_large', detail);
  }
}
