import type { TcpProbe, UdpProbe } from './probe.ts';

/** memcached text protocol. As a plain line it also makes other line protocols complain in their own words. */
export const memcachedVersionProbe: TcpProbe = {
  name: 'memcached-version',
  protocol: 'memcached',
  ports: [11211],
  tlsPorts: [],
  payload: () => Buffer.from('version\r\n'),
};

/** The same over UDP, behind the frame header that memcached wants there. */
export const memcachedVersionUdpProbe: UdpProbe = {
  name: 'memcached-version-udp',
  protocol: 'memcached',
  ports: [11211],
  payload: () => Buffer.concat([Buffer.from([0x53, 0x57, 0, 0, 0, 1, 0, 0]), Buffer.from('version\r\n')]),
};
