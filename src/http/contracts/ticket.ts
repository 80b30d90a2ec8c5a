import { z } from 'zod';
import { LifecycleState } from '../../domain/lifecycle-state.ts';
import { ShownTicketState, type LinkedFinding, type Ticket as OneTicket } from '../../domain/ticket.ts';
import type { LinkedTicket as Linked, LinkTicketInput } from '../../operations/tickets/link-ticket.ts';
import type { NamedTicketInput } from '../../operations/tickets/named-ticket.ts';

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);
const word = z.string().nullable();

const example = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d60',
  reference: 'OPS-1423',
  url: 'https://desk.example.net/OPS-1423',
  state: 'closed',
  findings: { total: 12, left: 3, verified: 9 },
  created_by: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d61',
  created_at: '2026-11-02T08:00:00.000Z',
  closed_by: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d62',
  closed_at: '2026-11-03T08:00:00.000Z',
  reopened_by: null,
  reopened_at: null,
  reopened_scan_id: null,
};

const reference = z.string().meta({ description: 'as the help desk names it', minLength: 1, maxLength: 200 });

/** Body of `POST /v1/tickets`. */
export const TicketBody = z
  .strictObject({
    reference,
    url: z
      .string()
      .max(2000)
      .optional()
      .meta({ description: 'where people read it, https or http; nothing here ever fetches it' }),
    finding_ids: z.array(z.uuid()).min(1).max(1000).optional().meta({ description: 'these findings' }),
    cve_id: z.string().max(32).optional().meta({ description: 'all of this CVE that stand' }),
    device_id: z.uuid().optional().meta({ description: 'all on this device that stand' }),
    site_id: z.uuid().optional().meta({ description: 'of these those of this site alone' }),
  })
  .meta({ examples: [{ reference: example.reference, url: example.url, cve_id: 'CVE-2023-38408' }] });
type TicketBody = z.infer<typeof TicketBody>;

/** Body of what closes or reopens a ticket. */
export const NamedTicketBody = z
  .strictObject({
    reference: reference.optional(),
    ticket_id: z.uuid().optional().meta({ description: 'instead of `reference`' }),
  })
  .meta({ examples: [{ reference: example.reference }] });
type NamedTicketBody = z.infer<typeof NamedTicketBody>;

const fields = {
  id: z.uuid(),
  reference: z.string(),
  url: word,
  state: ShownTicketState.meta({
    description:
      '`closed`: called done, and something of it is still to be verified; `verified`: nothing of it is left that is not ' +
      'proved to be fixed, assumed so by newer intelligence, withdrawn or accepted; `reopened`: a person or a scan said that it is not done',
  }),
  findings: z.object({
    total: count,
    left: count.meta({ description: 'open, reopened or called mitigated' }),
    verified: count.meta({ description: 'proved by a scan to be fixed' }),
  }),
  created_by: z.string(),
  created_at: instant,
  closed_by: word,
  closed_at: instant.nullable().meta({ description: 'when somebody last called it done' }),
  reopened_by: word.meta({ description: 'null also where a scan did' }),
  reopened_at: instant.nullable(),
  reopened_scan_id: z.uuid().nullable().meta({ description: 'the scan that found what was called done' }),
};

const TicketItem = z.object(fields);

export const Ticket = z
  .object(fields)
  .meta({ id: 'Ticket', description: 'Work of a help desk that is to mend findings.', examples: [example] });

export const TicketList = z
  .array(TicketItem)
  .meta({ id: 'TicketList', description: 'Newest first.', examples: [[example]] });

export const LinkedTicket = z
  .object({ ...fields, linked: count.meta({ description: 'findings that were not linked to it before' }) })
  .meta({
    id: 'LinkedTicket',
    description: 'A ticket to which findings were linked.',
    examples: [{ ...example, linked: 12 }],
  });

const findingExample = {
  id: '9c46d2a1-2222-4678-9abc-def012345678',
  cve_id: 'CVE-2023-38408',
  state: 'open',
  site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
  device_id: '9c46d2a1-0000-4678-9abc-def012345678',
  ip_address: '192.168.1.101',
  linked_by: example.created_by,
  linked_at: example.created_at,
};

export const TicketFindingList = z
  .array(
    z.object({
      id: z.uuid(),
      cve_id: z.string(),
      state: LifecycleState,
      site_id: z.uuid(),
      device_id: z.uuid(),
      ip_address: z.string().meta({ description: 'where its device was seen last' }),
      linked_by: z.string(),
      linked_at: instant,
    }),
  )
  .meta({ id: 'TicketFindingList', description: 'By their id.', examples: [[findingExample]] });

export function toLinkTicketInput(body: TicketBody): LinkTicketInput {
  return {
    reference: body.reference,
    url: body.url,
    findingIds: body.finding_ids,
    cveId: body.cve_id,
    deviceId: body.device_id,
    siteId: body.site_id,
  };
}

export function toNamedTicketInput(body: NamedTicketBody): NamedTicketInput {
  return { reference: body.reference, ticketId: body.ticket_id };
}

export function fromTicket(ticket: OneTicket): z.infer<typeof TicketItem> {
  return {
    id: ticket.id,
    reference: ticket.reference,
    url: ticket.url,
    state: ticket.state,
    findings: { ...ticket.findings },
    created_by: ticket.createdBy,
    created_at: ticket.createdAt,
    closed_by: ticket.closedBy,
    closed_at: ticket.closedAt,
    reopened_by: ticket.reopenedBy,
    reopened_at: ticket.reopenedAt,
    reopened_scan_id: ticket.reopenedScanId,
  };
}

export function fromLinkedTicket({ ticket, linked }: Linked): z.infer<typeof LinkedTicket> {
  return { ...fromTicket(ticket), linked };
}

export function fromLinkedFinding(finding: LinkedFinding): z.infer<typeof TicketFindingList>[number] {
  return {
    id: finding.id,
    cve_id: finding.cveId,
    state: finding.state,
    site_id: finding.siteId,
    device_id: finding.deviceId,
    ip_address: finding.ipAddress,
    linked_by: finding.linkedBy,
    linked_at: finding.linkedAt,
  };
}
