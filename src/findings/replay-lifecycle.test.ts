import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findingEventKinds, findingEventReasons } from '../domain/finding-event.ts';
import { DecidedStatus } from '../domain/lifecycle-state.ts';
import { replayLifecycle } from './replay-lifecycle.ts';

const opened = { kind: 'opened', reason: 'first_seen', status: null } as const;
const accepted = { kind: 'decided', reason: 'person_decided', status: 'accepted' } as const;
const expired = { kind: 'undecided', reason: 'decision_expired', status: null } as const;
const fixed = { kind: 'closed', reason: 'fixed_verified', status: null } as const;
const ticket = { kind: 'ticket', reason: 'ticket_closed', status: null } as const;
const again = { kind: 'reopened', reason: 'seen_again', status: null } as const;

it.each([
  ['open', [opened]],
  ['accepted', [opened, accepted]],
  ['reopened', [opened, accepted, expired]],
  ['fixed_verified', [opened, accepted, fixed]],
  ['accepted', [opened, accepted, fixed, again]],
  ['fixed_verified', [opened, accepted, fixed, expired]],
  ['reopened', [opened, fixed, again]],
  ['fixed_assumed', [opened, { kind: 'closed', reason: 'data_changed', status: null }]],
  ['unknown', [opened, { kind: 'closed', reason: 'data_withdrawn', status: null }]],
  ['unknown', [opened, { kind: 'closed', reason: 'device_merged', status: null }]],
  ['reopened', [again]],
  ['fixed_verified', [opened, fixed, again, { kind: 'closed', reason: 'device_split', status: null }]],
  ['fixed_assumed', [opened, { kind: 'closed', reason: 'device_split', status: null }]],
  ['fixed_verified', [again, fixed]],
  ['open', [opened, ticket]],
  ['accepted', [opened, ticket, accepted, ticket]],
  ['fixed_verified', [opened, fixed, ticket]],
] as const)('tells that a finding is %s', (state, events) => {
  expect(replayLifecycle(events)).toBe(state);
});

it.each([
  ['opened twice', [opened, opened]],
  ['closed twice', [opened, fixed, fixed]],
  ['opened again while open', [opened, again]],
  ['changed before it is there', [accepted]],
  ['linked before it is there', [ticket]],
  ['undecided without a decision', [opened, expired]],
  ['closed for what opens it', [opened, { ...fixed, reason: 'seen_again' }]],
  ['decided as nothing', [opened, { ...accepted, status: null }]],
] as const)('refuses a history in which a finding is %s', (_, events) => {
  expect(() => replayLifecycle(events)).toThrow('cannot be');
});

it('closes nothing but by an event that closes', () => {
  const event = fc.record({
    kind: fc.constantFrom(...findingEventKinds.filter((kind) => kind !== 'closed')),
    reason: fc.constantFrom(...findingEventReasons),
    status: fc.option(fc.constantFrom(...DecidedStatus.options)),
  });
  const closed = ['fixed_verified', 'fixed_assumed', 'unknown'];
  fc.assert(
    fc.property(fc.array(event), (events) => {
      try {
        expect(closed).not.toContain(replayLifecycle([opened, ...events]));
      } catch (error) {
        if (!(error instanceof Error) || !error.message.includes('cannot be')) throw error;
      }
    }),
  );
});
