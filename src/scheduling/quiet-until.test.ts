import { describe, expect, it } from 'vitest';
import type { ActiveHours, NotificationMute } from '../domain/notification-group.ts';
import { quietUntil } from './quiet-until.ts';

const office: ActiveHours = {
  timezone: 'Europe/Prague',
  windows: [1, 2, 3, 4, 5].map((dayOfWeek) => ({ dayOfWeek, from: '08:00', until: '18:00' })),
};
const night: ActiveHours = {
  timezone: 'America/New_York',
  windows: [
    { dayOfWeek: 1, from: '20:00', until: '24:00' },
    { dayOfWeek: 2, from: '00:00', until: '06:00' },
  ],
};
const until = (mute: NotificationMute, activeHours: ActiveHours | null, now: string): string | null => {
  const end = quietUntil({ mute, activeHours }, new Date(now));
  return end instanceof Date ? end.toISOString() : end;
};

describe('quiet hours', () => {
  it.each([
    ['schedule-inactive', office, '2026-11-24T10:00:00Z', null],
    ['schedule-inactive', office, '2026-11-24T16:59:59Z', null],
    // 18:00 in Prague is not included.
    ['schedule-inactive', office, '2026-11-24T17:00:00Z', '2026-11-25T07:00:00.000Z'],
    // From Friday night over the weekend.
    ['schedule-inactive', office, '2026-11-27T20:00:00Z', '2026-11-30T07:00:00.000Z'],
    // The clocks change in that weekend: Monday 08:00 is 06:00 UTC in summer, 07:00 in winter.
    ['schedule-inactive', office, '2026-10-23T20:00:00Z', '2026-10-26T07:00:00.000Z'],
    ['schedule-inactive', office, '2026-03-27T20:00:00Z', '2026-03-30T06:00:00.000Z'],
    ['schedule-active', office, '2026-11-24T10:00:00Z', '2026-11-24T17:00:00.000Z'],
    ['schedule-active', office, '2026-11-24T20:00:00Z', null],
    // Two windows that meet at midnight are one.
    ['schedule-active', night, '2026-11-24T02:00:00Z', '2026-11-24T11:00:00.000Z'],
    ['schedule-inactive', night, '2026-11-24T05:30:00Z', null],
    ['schedule-inactive', night, '2026-11-24T12:00:00Z', '2026-12-01T01:00:00.000Z'],
    ['never', office, '2026-11-29T10:00:00Z', null],
    ['always', null, '2026-11-29T10:00:00Z', 'never'],
    ['schedule-active', null, '2026-11-29T10:00:00Z', 'never'],
    ['schedule-inactive', null, '2026-11-29T10:00:00Z', null],
  ] as const)('%s %o at %s last until %s', (mute, hours, now, end) => {
    expect(until(mute, hours, now)).toBe(end);
  });

  it('never end where every hour of the week is one', () => {
    const windows = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, from: '00:00', until: '24:00' }));
    expect(until('schedule-active', { timezone: 'UTC', windows }, '2026-11-29T10:00:00Z')).toBe('never');
  });
});
