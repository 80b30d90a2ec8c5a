import { describe, expect, it } from 'vitest';
import type { BlackoutWindow } from '../domain/blackout-window.ts';
import { openDeviceBlackouts, pausingBlackout } from './pausing-blackout.ts';

const at = (clock: string): Date => new Date(`2026-11-23T${clock}:00Z`);
const aWindow = (over: Partial<BlackoutWindow>): BlackoutWindow => ({
  id: '1',
  name: 'Backups',
  siteIds: null,
  deviceClasses: null,
  weekly: null,
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

  it('is about its own sites, and one about devices pauses nothing', () => {
    expect(pausingBlackout([aWindow({ siteIds: ['b'] })], early, at('13:00'))).toBeUndefined();
    const printers = aWindow({ siteIds: ['a'], deviceClasses: ['printer'] });
    expect(pausingBlackout([printers], early, at('13:00'))).toBeUndefined();
    expect(openDeviceBlackouts([printers, aWindow({})], 'a', at('13:00'))).toEqual([printers]);
    expect(openDeviceBlackouts([printers], 'b', at('13:00'))).toEqual([]);
    expect(openDeviceBlackouts([printers], 'a', at('14:00'))).toEqual([]);
  });
});
