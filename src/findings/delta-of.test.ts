import { expect, it } from 'vitest';
import type { FindingEvent } from '../domain/finding-event.ts';
import { deltaOf } from './delta-of.ts';

type Kind = FindingEvent['kind'];
const event = (
  day: number,
  kind: Kind,
  reason: FindingEvent['reason'],
  status: FindingEvent['status'] = null,
) => ({
  kind,
  reason,
  status,
  scanId: null,
  createdAt: `2030-01-0${day}T00:00:00.000Z`,
});
const from = '2030-01-03T00:00:00.000Z';
const opened = event(1, 'opened', 'first_seen');
const fixed = (day: number) => event(day, 'closed', 'fixed_verified');
const again = (day: number) => event(day, 'reopened', 'seen_again');
const accepted = (day: number) => event(day, 'decided', 'person_decided', 'accepted');

it.each([
  ['new', null, 'open', [event(4, 'opened', 'first_seen')]],
  ['fixed', null, 'fixed_verified', [event(4, 'opened', 'first_seen'), fixed(5)]],
  ['fixed', 'open', 'fixed_verified', [opened, fixed(4)]],
  ['fixed', 'open', 'fixed_assumed', [opened, event(4, 'closed', 'data_changed')]],
  ['withdrawn', 'open', 'unknown', [opened, event(4, 'closed', 'data_withdrawn')]],
  ['reopened', 'fixed_verified', 'reopened', [opened, fixed(2), again(4)]],
  ['reopened', 'open', 'reopened', [opened, fixed(4), again(5)]],
  ['reopened', 'accepted', 'reopened', [opened, accepted(2), event(4, 'undecided', 'decision_expired')]],
  ['reopened', null, 'reopened', [again(4)]],
  ['fixed', 'reopened', 'fixed_verified', [again(2), fixed(4)]],
  ['decided', 'open', 'accepted', [opened, accepted(4)]],
  ['decided', 'fixed_verified', 'accepted', [opened, accepted(2), fixed(2), again(4)]],
  ['changed', 'open', 'open', [opened, event(4, 'changed', 'data_changed')]],
  ['changed', 'fixed_verified', 'fixed_verified', [opened, fixed(2), again(4), fixed(5)]],
] as const)('calls it %s from %s to %s', (kind, before, after, events) => {
  expect(deltaOf(events, from)).toMatchObject({ kind, before, after });
});

it('is none where nothing happened after that time, and counts the instant itself as before', () => {
  expect(deltaOf([opened, fixed(3)], from)).toBeUndefined();
  expect(deltaOf([], from)).toBeUndefined();
});

it('names every cause, the oldest first', () => {
  expect(deltaOf([opened, fixed(4), again(5)], from)?.causes).toEqual([
    { cause: 'device', reason: 'fixed_verified', at: '2030-01-04T00:00:00.000Z', scanId: null },
    { cause: 'device', reason: 'seen_again', at: '2030-01-05T00:00:00.000Z', scanId: null },
  ]);
});

it('passes over what cannot be, in the histories of older versions', () => {
  expect(deltaOf([opened, again(2), fixed(4)], from)).toMatchObject({ kind: 'fixed', before: 'open' });
});
