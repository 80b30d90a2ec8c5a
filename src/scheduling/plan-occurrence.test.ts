import { describe, expect, it } from 'vitest';
import type { BlackoutWindow } from '../domain/blackout-window.ts';
import { defaultTiming, type ScheduleTiming } from '../domain/schedule-timing.ts';
import { blackoutEnd } from './blackout-end.ts';
import { planOccurrence, type DueOccurrence } from './plan-occurrence.ts';

const terms = { dayOfWeek: 1, timeOfDay: '02:00', everyNWeeks: 1, timezone: 'Europe/Berlin' };
const dueAt = new Date('2026-11-23T01:00:00Z');
const plan = (now: string, timing: Partial<ScheduleTiming> = {}, over: Partial<DueOccurrence> = {}) =>
  planOccurrence({
    terms,
    timing: { ...defaultTiming, ...timing },
    dueAt,
    putOffFor: undefined,
    regularAt: new Date(dueAt.getTime() + 7 * 86_400_000),
    waitsForSite: false,
    now: new Date(now),
    siteCount: 1,
    isRunning: false,
    blackouts: [],
    ...over,
  });
const weekly = (startTime: string, endTime: string, daysOfWeek = [0, 1, 2, 3, 4, 5, 6]): BlackoutWindow => ({
  id: 'w',
  name: `${startTime} to ${endTime}`,
  siteIds: null,
  deviceClasses: null,
  weekly: { daysOfWeek, startTime, endTime, timezone: 'Europe/Berlin' },
  single: null,
});
const single = (startsAt: string, endsAt: string): BlackoutWindow => ({
  id: 's',
  name: 'once',
  siteIds: null,
  deviceClasses: null,
  weekly: null,
  single: { startsAt, endsAt },
});

describe('a run that is due', () => {
  it('begins when nothing stands in its way', () => {
    expect(plan('2026-11-23T01:00:20Z')).toEqual({ outcome: 'ran', reason: 'on_time' });
    expect(plan('2026-11-23T01:00:20Z', {}, { siteCount: 0 })).toEqual({
      outcome: 'skipped',
      reason: 'without_sites',
    });
    expect(plan('2026-11-23T01:00:20Z', {}, { isRunning: true })).toEqual({
      outcome: 'skipped',
      reason: 'already_running',
    });
  });

  it('that nobody saw in time is left out, begun at once, or put off to its time of day', () => {
    const late = '2026-11-23T09:00:00Z';
    expect(plan(late, { missedRuns: 'skip' })).toEqual({ outcome: 'skipped', reason: 'missed' });
    expect(plan(late)).toEqual({ outcome: 'ran', reason: 'late' });
    expect(plan(late, { missedRuns: 'next_window' })).toEqual({
      outcome: 'deferred',
      reason: 'waits_for_window',
      until: new Date('2026-11-24T01:00:00Z'),
    });
    // A day later the clock looks again, some seconds past the minute.
    expect(plan('2026-11-24T01:00:09Z', { missedRuns: 'next_window' }, { putOffFor: 'blackout' })).toEqual({
      outcome: 'ran',
      reason: 'late',
    });
    expect(plan('2026-11-24T02:00:00Z')).toEqual({ outcome: 'skipped', reason: 'missed' });
    expect(plan('2026-11-24T02:00:00Z', { missedRunWindowHours: 48 })).toEqual({
      outcome: 'ran',
      reason: 'late',
    });
  });

  it('waits for the end of a blackout, if that is within its window', () => {
    const night = [weekly('01:00', '05:00')];
    const name = '01:00 to 05:00';
    expect(plan('2026-11-23T01:00:05Z', {}, { blackouts: night })).toEqual({
      outcome: 'deferred',
      reason: 'blackout',
      until: new Date('2026-11-23T04:00:00Z'),
      blackoutWindow: name,
    });
    expect(plan('2026-11-23T04:00:05Z', {}, { blackouts: night })).toEqual({
      outcome: 'ran',
      reason: 'late',
    });
    expect(plan('2026-11-23T01:00:05Z', { missedRuns: 'skip' }, { blackouts: night })).toMatchObject({
      outcome: 'skipped',
      reason: 'blackout',
    });
    expect(plan('2026-11-23T01:00:05Z', { missedRunWindowHours: 2 }, { blackouts: night })).toEqual({
      outcome: 'skipped',
      reason: 'blackout',
      blackoutWindow: name,
    });
    expect(
      plan(
        '2026-11-23T01:00:05Z',
        { missedRuns: 'next_window' },
        { blackouts: [weekly('01:00', '05:00', [1])] },
      ),
    ).toMatchObject({ outcome: 'deferred', until: new Date('2026-11-24T01:00:00Z') });
  });
});

describe('a blackout', () => {
  const endOf = (windows: BlackoutWindow[], at: string) => blackoutEnd(windows, new Date(at));

  it('begins with its first second and is over with its last', () => {
    const window = [weekly('22:00', '06:00', [1])];
    expect(endOf(window, '2026-11-23T20:59:59Z')).toBeUndefined();
    expect(endOf(window, '2026-11-23T21:00:00Z')?.endsAt).toEqual(new Date('2026-11-24T05:00:00Z'));
    expect(endOf(window, '2026-11-24T04:59:59Z')?.name).toBe('22:00 to 06:00');
    expect(endOf(window, '2026-11-24T05:00:00Z')).toBeUndefined();
    expect(endOf([weekly('08:00', '08:00', [2])], '2026-11-24T12:00:00Z')?.endsAt).toEqual(
      new Date('2026-11-25T07:00:00Z'),
    );
  });

  it('lasts as long as others follow without a gap, and says so of what never ends', () => {
    const windows = [
      weekly('22:00', '06:00'),
      single('2026-11-24T04:30:00Z', '2026-11-24T09:00:00Z'),
      single('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z'),
    ];
    expect(endOf(windows, '2026-11-23T22:00:00Z')).toEqual({
      endsAt: new Date('2026-11-24T10:00:00Z'),
      name: '22:00 to 06:00',
    });
    const always = endOf([weekly('00:00', '00:00')], '2026-11-23T22:00:00Z');
    expect(always?.endsAt.getTime()).toBeGreaterThan(Date.parse('2028-01-01T00:00:00Z'));
  });

  it('keeps to the clock on the wall when that changes', () => {
    // Berlin put its clocks back on 25 October 2026, from 03:00 to 02:00.
    expect(endOf([weekly('01:00', '04:00')], '2026-10-24T23:30:00Z')?.endsAt).toEqual(
      new Date('2026-10-25T03:00:00Z'),
    );
  });

  describe('of a site that does not answer', () => {
    const offline = { waitsForSite: true };

    it('is waited for, ever more seldom, and then left out', () => {
      const later = (now: string, over: Partial<DueOccurrence> = {}) =>
        plan(now, {}, { ...offline, putOffFor: 'site_offline', ...over });
      expect(plan('2026-11-23T01:00:05Z', {}, offline)).toMatchObject({
        outcome: 'deferred',
        reason: 'site_offline',
        until: new Date('2026-11-23T01:05:05Z'),
      });
      expect(later('2026-11-23T03:00:00Z')).toMatchObject({ until: new Date('2026-11-23T03:30:00Z') });
      expect(later('2026-11-24T00:30:00Z')).toMatchObject({ until: new Date('2026-11-24T01:00:00Z') });
      expect(later('2026-11-24T01:00:03Z')).toEqual({ outcome: 'ran', reason: 'site_offline' });
      const daily = { regularAt: new Date('2026-11-24T01:00:00Z') };
      expect(later('2026-11-24T00:20:00Z', daily)).toMatchObject({ until: new Date('2026-11-24T00:45:00Z') });
      expect(later('2026-11-24T00:45:00Z', daily)).toEqual({ outcome: 'ran', reason: 'site_offline' });
    });

    it('does not make the run late by the policy of missed runs', () => {
      const over = { putOffFor: 'site_offline' } as const;
      const now = '2026-11-23T05:00:00Z';
      expect(plan(now, { missedRuns: 'skip' }, over)).toEqual({ outcome: 'ran', reason: 'late' });
      expect(plan(now, { missedRuns: 'skip' })).toEqual({ outcome: 'skipped', reason: 'missed' });
    });
  });
});
