import { expect, it } from 'vitest';
import { compareIpAddresses } from './compare-ip-addresses.ts';

it('orders addresses by number, IPv4 first, what is none last', () => {
  const mixed = ['fd00::10', '10.0.0.10', 'router', 'fd00::9', '10.0.0.9', '9.255.255.255'];
  expect(mixed.toSorted(compareIpAddresses)).toEqual([
    '9.255.255.255',
    '10.0.0.9',
    '10.0.0.10',
    'fd00::9',
    'fd00::10',
    'router',
  ]);
});
