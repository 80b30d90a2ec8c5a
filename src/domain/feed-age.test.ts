import { expect, it } from 'vitest';
import { feedAge } from './feed-age.ts';

const now = new Date('2026-11-24T12:00:00Z');

it.each([
  ['nvd', '2026-11-17T00:00:00Z', { ageDays: 7, allowedAgeDays: 7, stale: false }],
  ['nvd', '2026-11-16T00:00:00Z', { ageDays: 8, allowedAgeDays: 7, stale: true }],
  ['cve_list', '2026-11-16T00:00:00Z', { ageDays: 8, allowedAgeDays: 7, stale: true }],
  ['kev', '2026-11-01T00:00:00Z', { ageDays: 23, allowedAgeDays: 30, stale: false }],
  ['epss', null, { ageDays: null, allowedAgeDays: 7, stale: false }],
  ['recog', '2020-01-01T00:00:00Z', { ageDays: 2519, allowedAgeDays: null, stale: false }],
  ['baseline', '2020-01-01T00:00:00Z', { ageDays: 2519, allowedAgeDays: null, stale: false }],
])('%s with a newest record of %s is %o', (name, newest, expected) => {
  expect(feedAge(name, newest, now)).toEqual(expected);
});
