import { expect, it } from 'vitest';
import type { StandingDecision } from '../domain/standing-decision.ts';
import { settleDecision, type DecisionSource } from './settle-decision.ts';

const one: StandingDecision = {
  status: 'accepted',
  by: 'decision',
  id: 'one',
  until: '2030-01-02T00:00:00Z',
};
const other: StandingDecision = { ...one, by: 'rule', id: 'other', until: '2030-01-05T00:00:00Z' };
const now = '2030-01-09T00:00:00Z';
const source = (decisionAt: DecisionSource['decisionAt']): DecisionSource => ({
  decisionAt,
  endOf: ({ by, id }) => ({ reason: by === 'rule' ? 'rule_expired' : 'decision_no_longer_fits', id }),
});

it('changes nothing while the same counts', () => {
  expect(
    settleDecision(
      one,
      source(() => one),
      '2030-01-01T00:00:00Z',
    ),
  ).toEqual([]);
  expect(
    settleDecision(
      null,
      source(() => null),
      now,
    ),
  ).toEqual([]);
});

it('ends each decision at its own instant, however late that is noticed', () => {
  const decisionAt = (at: string) => (at < '2030-01-05' ? other : null);
  expect(settleDecision(one, source(decisionAt), now)).toEqual([
    { at: one.until, standing: other, reason: 'rule_applied', by: 'rule', id: 'other' },
    { at: other.until, standing: null, reason: 'rule_expired', by: 'rule', id: 'other' },
  ]);
});

it('tells of what begins by what it is, and asks why what counted has ended', () => {
  expect(
    settleDecision(
      null,
      source(() => ({ ...one, until: null })),
      now,
    ),
  ).toMatchObject([{ at: now, reason: 'person_decided' }]);
  expect(
    settleDecision(
      one,
      source(() => null),
      '2030-01-01T00:00:00Z',
    ),
  ).toMatchObject([
    { at: '2030-01-01T00:00:00Z', standing: null, reason: 'decision_no_longer_fits', id: 'one' },
  ]);
});

it('tells of a decision that now ends at another time', () => {
  const longer = { ...one, until: '2031-01-01T00:00:00Z' };
  expect(
    settleDecision(
      one,
      source(() => longer),
      '2030-01-01T00:00:00Z',
    ),
  ).toHaveLength(1);
});
