import { describe, expect, it } from 'vitest';
import { destinationRefusal } from './destination-refusal.ts';
import { parseIpNetwork } from './ip-network.ts';

const only = (text: string) => [parseIpNetwork(text)].filter((network) => network !== undefined);

describe('where nothing is sent to', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '100.100.100.200',
    '169.254.169.254',
    '168.63.129.16',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '2001:db8::1',
    'fe80::1',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '4000::1',
    'no address',
  ])('%s', (address) => {
    expect(destinationRefusal(address, [])).toEqual(expect.any(String));
  });

  it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    'not %s',
    (address) => {
      expect(destinationRefusal(address, [])).toBeUndefined();
    },
  );

  it('not what the operator allows, and only that', () => {
    expect(destinationRefusal('127.0.0.1', only('127.0.0.1/32'))).toBeUndefined();
    expect(destinationRefusal('::ffff:127.0.0.1', only('127.0.0.1/32'))).toBeUndefined();
    expect(destinationRefusal('127.0.0.2', only('127.0.0.1/32'))).toBe('a loopback address');
    expect(destinationRefusal('fd00::5', only('fd00::/64'))).toBeUndefined();
  });
});
