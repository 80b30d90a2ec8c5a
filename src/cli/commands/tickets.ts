import {
  closeTicket,
  deleteTicket,
  getTicket,
  linkTicket,
  listTicketFindings,
  listTickets,
  reopenTicket,
  unlinkTicketFinding,
} from '../../../client/generated/sdk.gen.ts';
import type {
  LinkTicketData,
  ListTicketsData,
  TicketFindingList,
  TicketList,
} from '../../../client/generated/types.gen.ts';
import { answerOf } from '../remote/answer-of.ts';
import { listAll } from '../remote/list-all.ts';
import { printFields } from '../remote/print-fields.ts';
import { printRows } from '../remote/print-rows.ts';
import type { Remote } from '../remote/remote.ts';

type State = NonNullable<NonNullable<ListTicketsData['query']>['state']>;

/** Which tickets are asked for; all when nothing is given. */
export interface TicketFilter {
  readonly limit?: number;
  readonly state?: State;
  readonly reference?: string;
}

/** Which findings are linked to a ticket, and where people read it. */
export interface TicketLink {
  readonly link?: string;
  readonly finding?: readonly string[];
  readonly cve?: string;
  readonly device?: string;
  readonly site?: string;
}

/** `sitewarden tickets list` */
export async function runTicketsList(remote: Remote, filter: TicketFilter): Promise<void> {
  const { state, reference } = filter;
  const asked = { ...(state !== undefined && { state }), ...(reference !== undefined && { reference }) };
  const page = (query: object) => listTickets({ client: remote.client, query: { ...asked, ...query } });
  await printRows<TicketList[number]>(remote, await listAll(page, filter.limit), [
    { heading: 'TICKET', cell: (ticket) => ticket.reference },
    { heading: 'STATE', cell: (ticket) => ticket.state },
    { heading: 'FINDINGS', cell: ({ findings }) => findings.total, alignRight: true },
    { heading: 'LEFT', cell: ({ findings }) => findings.left, alignRight: true },
    { heading: 'VERIFIED', cell: ({ findings }) => findings.verified, alignRight: true },
    { heading: 'CREATED', cell: (ticket) => ticket.created_at },
    { heading: 'CLOSED', cell: (ticket) => ticket.closed_at },
    { heading: 'ID', cell: ({ id }) => id },
  ]);
}

/** `sitewarden tickets get` */
export async function runTicketsGet(remote: Remote, ticketId: string): Promise<void> {
  await printFields(remote, await answerOf(getTicket({ client: remote.client, path: { ticketId } })));
}

/** `sitewarden tickets findings` */
export async function runTicketsFindings(
  remote: Remote,
  ticketId: string,
  limit: number | undefined,
): Promise<void> {
  const page = (query: object) => listTicketFindings({ client: remote.client, path: { ticketId }, query });
  await printRows<TicketFindingList[number]>(remote, await listAll(page, limit), [
    { heading: 'CVE', cell: (finding) => finding.cve_id },
    { heading: 'STATE', cell: (finding) => finding.state },
    { heading: 'ADDRESS', cell: (finding) => finding.ip_address },
    { heading: 'LINKED', cell: (finding) => finding.linked_at },
    { heading: 'ID', cell: ({ id }) => id },
  ]);
}

/** `sitewarden tickets link`: makes the ticket where there is none. */
export async function runTicketsLink(remote: Remote, reference: string, given: TicketLink): Promise<void> {
  const { link, finding, cve, device, site } = given;
  const body: LinkTicketData['body'] = {
    reference,
    ...(link !== undefined && { url: link }),
    ...(finding !== undefined && { finding_ids: [...finding] }),
    ...(cve !== undefined && { cve_id: cve }),
    ...(device !== undefined && { device_id: device }),
    ...(site !== undefined && { site_id: site }),
  };
  await printFields(remote, await answerOf(linkTicket({ client: remote.client, body })));
}

/** `sitewarden tickets close` */
export async function runTicketsClose(remote: Remote, reference: string): Promise<void> {
  const call = closeTicket({ client: remote.client, body: { reference } });
  await printFields(remote, await answerOf(call));
}

/** `sitewarden tickets reopen` */
export async function runTicketsReopen(remote: Remote, reference: string): Promise<void> {
  const call = reopenTicket({ client: remote.client, body: { reference } });
  await printFields(remote, await answerOf(call));
}

/** `sitewarden tickets unlink` */
export async function runTicketsUnlink(remote: Remote, ticketId: string, findingId: string): Promise<void> {
  const path = { ticketId, findingId };
  await answerOf(unlinkTicketFinding({ client: remote.client, path }));
}

/** `sitewarden tickets delete` */
export async function runTicketsDelete(remote: Remote, ticketId: string): Promise<void> {
  await answerOf(deleteTicket({ client: remote.client, path: { ticketId } }));
}
