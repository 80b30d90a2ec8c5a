import { expect, it } from 'vitest';
import type { HostObservation, TlsObservation } from '../domain/observation.ts';
import { unknownIdentity } from '../domain/service-identity.ts';
import { isSurelyDevice } from './is-surely-device.ts';

const mac = '00:0C:42:00:00:01';
const tlsOf = (fingerprintSha256: string | null): TlsObservation => ({
  protocol: 'TLSv1.3',
  cipher: null,
  subject: null,
  issuer: null,
  validFrom: null,
  validTo: null,
  fingerprintSha256,
  altNames: [],
});
const webOf = (tls: TlsObservation | null, port = 443) => ({
  port,
  transport: 'tcp' as const,
  identity: unknownIdentity,
  tls,
  banner: null,
  observation: null,
});
const hostOf = (over: Partial<HostObservation>): HostObservation => ({
  ipAddress: '10.0.0.5',
  hostname: null,
  macAddress: null,
  manufacturer: null,
  discoveredBy: 'tcp_open',
  services: [],
  partialReasons: [],
  startedAt: '2030-01-01T00:00:00.000Z',
  finishedAt: '2030-01-01T00:00:00.000Z',
  ...over,
});
const known = { macAddresses: [mac], hostname: 'shop.example', services: [webOf(tlsOf('aa'))] };

it.each<[string, boolean, Partial<HostObservation>, Partial<typeof known>]>([
  ['its MAC address', true, { macAddress: mac }, {}],
  ['nothing but its address', false, {}, {}],
  ['another MAC address', false, { macAddress: '00:0C:42:00:00:02' }, {}],
  ['its host name', true, { hostname: 'Shop.Example' }, {}],
  ['another host name', false, { hostname: 'mail.example' }, {}],
  [
    'a host name that was only announced',
    false,
    { hostname: 'shop.example', hostnameSource: 'router_announcement' },
    {},
  ],
  [
    'a host name made of the address',
    false,
    { hostname: 'dhcp-005.example' },
    { hostname: 'dhcp-005.example' },
  ],
  ['its certificate', true, { services: [webOf(tlsOf('aa'))] }, {}],
  ['another certificate', false, { services: [webOf(tlsOf('bb'))] }, {}],
  ['its certificate on another port', false, { services: [webOf(tlsOf('aa'), 8443)] }, {}],
  [
    'TLS without a certificate',
    false,
    { services: [webOf(tlsOf(null))] },
    { services: [webOf(tlsOf(null))] },
  ],
])('a host that shows %s: %s', (_what, expected, host, over) => {
  expect(isSurelyDevice(hostOf(host), { ...known, ...over })).toBe(expected);
});
