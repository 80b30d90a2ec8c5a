import { z } from 'zod';
import {
  findingEventKinds,
  findingEventReasons,
  type FindingEvent,
  type FindingState,
} from '../../domain/finding-event.ts';
import { Severity } from '../../domain/severity.ts';

const word = z.string().nullable();

const State = z
  .object({
    record_digest: word.meta({ description: 'of the record that decided' }),
    score: z.number().min(0).max(10).nullable(),
    severity: Severity.nullable(),
    known_exploited: z.boolean(),
    confidence: z.int().min(0).max(100).nullable(),
    statement: word,
  })
  .nullable();

const FindingEventItem = z.object({
  id: z.uuid(),
  kind: z.enum(findingEventKinds),
  reason: z.enum(findingEventReasons).meta({
    description: '`data_changed`: other intelligence; `seen_again`: a scan found it after it was closed',
  }),
  before: State.meta({ description: 'what was said before; null where it did not stand' }),
  after: State.meta({ description: 'what is said since; null where it does not stand' }),
  bundle_before: word.meta({ description: 'digest of the bundle before; null where none was changed' }),
  bundle_after: word,
  created_at: z.iso.datetime({ offset: true }),
});

const example = {
  id: '9c46d2a1-5555-4678-9abc-def012345678',
  kind: 'closed',
  reason: 'data_changed',
  before: {
    record_digest: `sha256:${'0'.repeat(64)}`,
    score: 9.8,
    severity: 'CRITICAL',
    known_exploited: false,
    confidence: 60,
    statement: 'cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:* < 7.24',
  },
  after: null,
  bundle_before: `sha256:${'1'.repeat(64)}`,
  bundle_after: `sha256:${'2'.repeat(64)}`,
  created_at: '2026-11-02T12:10:00.000Z',
};

export const FindingEventList = z.array(FindingEventItem).meta({
  id: 'FindingEventList',
  description: 'What opened, changed or closed a finding other than a scan that saw it, newest first.',
  examples: [[example]],
});

export function fromFindingEvent(event: FindingEvent): z.infer<typeof FindingEventItem> {
  return {
    id: event.id,
    kind: event.kind,
    reason: event.reason,
    before: fromState(event.before),
    after: fromState(event.after),
    bundle_before: event.bundleBefore,
    bundle_after: event.bundleAfter,
    created_at: event.createdAt,
  };
}

function fromState(state: FindingState | null): z.infer<typeof State> {
  if (state === null) return null;
  const { recordDigest, knownExploited, score, severity, confidence, statement } = state;
  return {
    record_digest: recordDigest,
    score,
    severity,
    known_exploited: knownExploited,
    confidence,
    statement,
  };
}
