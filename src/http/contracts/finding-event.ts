import { z } from 'zod';
import {
  causeOf,
  type DocumentedEvent,
  findingCauses,
  findingEventKinds,
  findingEventReasons,
  type FindingState,
} from '../../domain/finding-event.ts';
import { DecidedStatus } from '../../domain/lifecycle-state.ts';
import { PriorityTier } from '../../domain/priority.ts';
import { Severity } from '../../domain/severity.ts';
import { decisionKinds } from '../../domain/standing-decision.ts';

const word = z.string().nullable();

const State = z
  .object({
    record_digest: word.meta({ description: 'of the record that decided' }),
    score: z.number().min(0).max(10).nullable(),
    severity: Severity.nullable(),
    known_exploited: z.boolean(),
    known_exploited_since: z.iso
      .date()
      .nullable()
      .meta({ description: 'the day CISA listed it; null where that is not known' }),
    tier: PriorityTier.nullable().meta({ description: 'null in events of older versions' }),
    confidence: z.int().min(0).max(100).nullable(),
    statement: word,
  })
  .nullable();

const FindingEventItem = z.object({
  id: z.uuid(),
  kind: z.enum(findingEventKinds),
  cause: z.enum(findingCauses).meta({ description: 'who or what is behind it' }),
  reason: z.enum(findingEventReasons).meta({
    description:
      '`first_seen`, `seen_again`: a scan found it, after it was closed; `data_changed`, `data_withdrawn`: other intelligence ' +
      'says something else, or nothing; `fixed_verified`: a scan showed that it is fixed; `device_merged`, `device_split`: ' +
      'devices were joined or told apart again; `person_decided`, `decision_expired`, `decision_no_longer_fits`: a decision ' +
      'counts for it, or no longer does; `still_there`: a scan has found what was mitigated, or whose ticket was closed; `rule_…`: a rule covers it, has run out, was ended, no longer fits, or has lapsed ' +
      'early; `document_replaced`, `document_withdrawn`: so did a statement of a VEX document, of which another version took ' +
      'its place, or which somebody withdrew; `ticket_…`: what somebody did with its ticket',
  }),
  before: State.meta({ description: 'what was said before; null where it did not stand' }),
  after: State.meta({ description: 'what is said since; null where it does not stand' }),
  bundle_before: word.meta({ description: 'digest of the bundle before; null where none was changed' }),
  bundle_after: word,
  status: DecidedStatus.nullable().meta({ description: 'what was decided; null in events of other kinds' }),
  decided_by: z.enum(decisionKinds).nullable(),
  decision_id: z.uuid().nullable().meta({
    description: 'the decision or rule that has begun to count, or has ended',
  }),
  ticket: z
    .object({ id: z.uuid(), reference: z.string() })
    .nullable()
    .meta({ description: 'the ticket that it is about; null in events of other kinds' }),
  vex_document: z
    .object({ id: z.uuid(), document_id: z.string(), author: z.string(), version: z.string() })
    .nullable()
    .meta({ description: 'the VEX document that the rule is a statement of' }),
  scan_id: z.uuid().nullable().meta({ description: 'the scan that saw it, or proved it fixed' }),
  created_at: z.iso.datetime({ offset: true }),
});

const example = {
  id: '9c46d2a1-5555-4678-9abc-def012345678',
  kind: 'closed',
  cause: 'data',
  reason: 'data_changed',
  before: {
    record_digest: `sha256:${'0'.repeat(64)}`,
    score: 9.8,
    severity: 'CRITICAL',
    known_exploited: false,
    known_exploited_since: null,
    tier: 'three_days',
    confidence: 60,
    statement: 'cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:* < 7.24',
  },
  after: null,
  bundle_before: `sha256:${'1'.repeat(64)}`,
  bundle_after: `sha256:${'2'.repeat(64)}`,
  status: null,
  decided_by: null,
  decision_id: null,
  ticket: null,
  vex_document: null,
  scan_id: null,
  created_at: '2026-11-02T12:10:00.000Z',
};

export const FindingEventList = z.array(FindingEventItem).meta({
  id: 'FindingEventList',
  description: 'What opened, changed, decided or closed a finding, newest first.',
  examples: [[example]],
});

export function fromFindingEvent(event: DocumentedEvent): z.infer<typeof FindingEventItem> {
  return {
    id: event.id,
    kind: event.kind,
    cause: causeOf(event.reason),
    reason: event.reason,
    before: fromState(event.before),
    after: fromState(event.after),
    bundle_before: event.bundleBefore,
    bundle_after: event.bundleAfter,
    status: event.status,
    decided_by: event.decidedBy,
    decision_id: event.decisionId,
    ticket: event.ticket ? { id: event.ticket.id, reference: event.ticket.reference } : null,
    vex_document: event.vexDocument && fromDocument(event.vexDocument),
    scan_id: event.scanId,
    created_at: event.createdAt,
  };
}

function fromDocument({ id, documentId, author, version }: NonNullable<DocumentedEvent['vexDocument']>) {
  return { id, document_id: documentId, author, version };
}

function fromState(state: FindingState | null): z.infer<typeof State> {
  if (state === null) return null;
  const { recordDigest, knownExploited, exploitedSince, tier, score, severity, confidence, statement } =
    state;
  return {
    record_digest: recordDigest,
    score,
    severity,
    known_exploited: knownExploited,
    known_exploited_since: exploitedSince ?? null,
    tier: tier ?? null,
    confidence,
    statement,
  };
}
