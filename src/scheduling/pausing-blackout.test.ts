import { describe, expect, it } from 'vitest';
import type { KeptBlackoutWindow } from '../domain/blackout-window.ts';
import { openDeviceBlackouts, pausingBlackout } from './pausing-blackout.ts';

const at = (clock: string): Date => new Date(`2026-11-23T${clock}:00Z`);
const aWindow = (over: Partial<KeptBlackoutWindow>): KeptBlackoutWindow => ({
  id: '1',
  name: 'Backups',
  siteIds: null,
  deviceClasses: null,
  weekly: null,
  changedAt: at('00:00'),
  single: { startsAt: '2026-11-23T12:00:00Z', endsAt: '2026-11-23T14:00:00Z' },
  ...over,
});

describe('a blackout window', () => {
  const early = { siteId: 'a', acceptedAt: at('11:59') };

  it('pauses what was accepted before it opened, until it closes', () => {
    const windows = [aWindow({})];
    expect(pausingBlackout(windows, early, at('11:59'))).toBeUndefined();
    expect(pausingBlackout(windows, early, at('12:00'))).toEqual({ endsAt: at('14:00'), name: 'Backups' });
    expect(pausingBlackout(windows, early, at('14:00'))).toBeUndefined();
  });

  it('lets go on what was accepted while it was open, but not past the next one', () => {
    const later = { startsAt: '2026-11-23T15:00:00Z', endsAt: '2026-11-23T16:00:00Z' };
    const windows = [aWindow({}), aWindow({ name: 'Later', single: later })];
    const meant = { siteId: 'a', acceptedAt: at('12:30') };
    expect(pausingBlackout(windows, meant, at('13:00'))).toBeUndefined();
    expect(pausingBlackout(windows, meant, at('15:00'))?.name).toBe('Later');
  });

  it('pauses what was accepted in one that ends as it opens, and in one that is open still', () => {
    const span = (name: string, from: string, to: string) =>
      aWindow({ name, single: { startsAt: at(from).toISOString(), endsAt: at(to).toISOString() } });
    const windows = [
      span('First', '12:00', '14:00'),
      span('Second', '14:00', '16:00'),
      span('Third', '13:30', '15:00'),
    ];
    const meant = { siteId: 'a', acceptedAt: at('13:00') };
    expect(pausingBlackout(windows, meant, at('13:29'))).toBeUndefined();
    expect(pausingBlackout(windows, meant, at('13:30'))).toEqual({ endsAt: at('16:00'), name: 'Third' });
    expect(pausingBlackout(windows.slice(0, 2), meant, at('13:59'))).toBeUndefined();
    expect(pausingBlackout(windows.slice(0, 2), meant, at('14:00'))).toEqual({
      endsAt: at('16:00'),
      name: 'Second',
    });
  });

  it('pauses what was accepted before it was made, or changed', () => {
    const meant = { siteId: 'a', acceptedAt: at('12:30') };
    expect(pausingBlackout([aWindow({ changedAt: at('12:30') })], meant, at('13:00'))).toBeUndefined();
    expect(pausingBlackout([aWindow({ changedAt: at('12:31') })], meant, at('13:00'))?.name).toBe('Backups');
  });

  it('that is open day and night has never closed since', () => {
    const weekly = {
      daysOfWeek: [0, 1, 2, 3, 4, 5, 6],
      startTime: '06:00',
      endTime: '06:00',
      timezone: 'Europe/Berlin',
    };
    const always = aWindow({ weekly, single: null });
    const meant = { siteId: 'a', acceptedAt: at('12:30') };
    expect(pausingBlackout([always], meant, new Date('2026-12-24T12:00:00Z'))).toBeUndefined();
    const nightly = aWindow({ weekly: { ...weekly, endTime: '05:00' }, single: null });
    expect(pausingBlackout([nightly], meant, new Date('2026-12-24T12:00:00Z'))?.name).toBe('Backups');
  });

  it('is about its own sites, and one about devices pauses nothing', () => {
    expect(pausingBlackout([aWindow({ siteIds: ['b'] })], early, at('13:00'))).toBeUndefined();
    const printers = aWindow({ siteIds: ['a'], deviceClasses: ['printer'] });
    expect(pausingBlackout([printers], early, at('13:00'))).toBeUndefined();
    expect(openDeviceBlackouts([printers, aWindow({})], 'a', at('13:00'))).toEqual([printers]);
    expect(openDeviceBlackouts([printers], 'b', at('13:00'))).toEqual([]);
    expect(openDeviceBlackouts([printers], 'a', at('14:00'))).toEqual([]);
  });
});
