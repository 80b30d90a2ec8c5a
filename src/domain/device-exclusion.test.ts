import { describe, expect, it } from 'vitest';
import { exclusionOf, formatDeviceExclusion, parseDeviceExclusion } from './device-exclusion.ts';

describe('a device exclusion', () => {
  it.each([
    ['mac:00:1a:2b:3c:4d:5e', 'mac:00:1A:2B:3C:4D:5E'],
    ['MAC:001A2B3C4D5E', 'mac:00:1A:2B:3C:4D:5E'],
    [' oui:00-1a-2b ', 'oui:00:1A:2B'],
    ['class:Printer', 'class:printer'],
  ])('reads %s', (text, canonical) => {
    const exclusion = parseDeviceExclusion(text);
    expect(exclusion && formatDeviceExclusion(exclusion)).toBe(canonical);
  });

  it.each([
    '',
    '10.0.0.1',
    'mac:',
    'mac:00:1A:2B',
    'oui:00:1A',
    'oui:00:1A:2B:3C',
    'class:router',
    '00:1A:2B:3C:4D:5E',
  ])('takes %s for none', (text) => {
    expect(parseDeviceExclusion(text)).toBeUndefined();
  });

  it('means a device by its MAC, by who made it, or by its class', () => {
    const device = { macAddress: '00:1A:2B:3C:4D:5E', deviceClass: 'camera' } as const;
    const nobody = { macAddress: null, deviceClass: null };
    for (const text of ['mac:00:1A:2B:3C:4D:5E', 'oui:00:1A:2B', 'class:camera']) {
      const exclusion = parseDeviceExclusion(text)!;
      expect(exclusionOf([exclusion], device)).toBe(exclusion);
      expect(exclusionOf([exclusion], nobody)).toBeUndefined();
    }
    const others = ['mac:00:1A:2B:3C:4D:5F', 'oui:00:1A:2C', 'class:phone'];
    expect(
      exclusionOf(
        others.map((text) => parseDeviceExclusion(text)!),
        device,
      ),
    ).toBeUndefined();
  });
});
