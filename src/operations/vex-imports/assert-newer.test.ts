import { expect, it } from 'vitest';
import { assertNewer } from './assert-newer.ts';

const document = (version: string, day = 1) => ({ version, issuedAt: `2030-01-0${day}T00:00:00.000Z` });

it.each([
  [document('2'), document('1')],
  [document('10'), document('9')],
  [document('2'), document('1', 5)],
  [document('1.10.0'), document('1.9.3')],
  [document('1.0.0'), document('1.0.0-2')],
  [document('1', 2), document('1')],
  [document('1'), document('1')],
  [document('final', 2), document('draft')],
  [document('1.0.0', 2), document('3')],
])('takes %j after %j', (next, before) => {
  expect(() => assertNewer(next, before)).not.toThrow();
});

it.each([
  [document('1'), document('2')],
  // A date that is newer makes no older version a newer one.
  [document('9', 5), document('10')],
  [document('1.9.3'), document('1.10.0')],
  [document('1.0.0-2'), document('1.0.0')],
  [document('1'), document('1', 2)],
  [document('3'), document('1.0.0', 2)],
])('refuses %j after %j, and says what counts', (next, before) => {
  expect(() => assertNewer(next, before)).toThrow(
    expect.objectContaining({
      code: 'vex_outdated',
      message: expect.stringContaining(`what counts is version ${before.version}`) as string,
    }),
  );
});

it('takes the first there is', () => {
  expect(() => assertNewer(document('1'), undefined)).not.toThrow();
});
