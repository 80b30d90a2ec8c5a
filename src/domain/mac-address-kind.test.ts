import { describe, expect, it } from 'vitest';
import { macAddressKind, tellsDeviceApart } from './mac-address-kind.ts';

describe('the kind of a MAC address', () => {
  it.each([
    ['48:8F:5A:12:34:56', 'universal'],
    ['DA:A1:19:00:00:01', 'locally_administered'],
    ['02:42:AC:11:00:02', 'locally_administered'],
    ['00:00:5E:00:01:0A', 'virtual_router'],
    ['00:00:5E:00:02:01', 'virtual_router'],
    ['00:00:0C:07:AC:01', 'virtual_router'],
    ['00:00:0C:9F:F0:01', 'virtual_router'],
    ['00:07:B4:00:01:02', 'virtual_router'],
    ['01:00:5E:00:00:FB', 'group'],
    ['FF:FF:FF:FF:FF:FF', 'group'],
    ['00:00:00:00:00:00', 'group'],
    // Other addresses of the block of IANA are a maker's like any other.
    ['00:00:5E:00:53:01', 'universal'],
  ] as const)('of %s is %s', (address, kind) => {
    expect(macAddressKind(address)).toBe(kind);
  });

  it('says which tell a device apart', () => {
    expect(
      ['48:8F:5A:12:34:56', 'DA:A1:19:00:00:01', '00:00:5E:00:01:0A', 'FF:FF:FF:FF:FF:FF'].map(
        tellsDeviceApart,
      ),
    ).toEqual([true, true, false, false]);
  });
});
