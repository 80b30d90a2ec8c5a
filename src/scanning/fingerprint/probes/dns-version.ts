import type { TcpProbe, UdpProbe } from './probe.ts';

/** `version.bind. CH TXT` (RFC 4892 §2). */
function question(): Buffer {
  const head = Buffer.from([0x53, 0x57, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([
    head,
    Buffer.from('\u0007version\u0004bind\0', 'latin1'),
    Buffer.from([0, 16, 0, 3]),
  ]);
}

export const dnsVersionProbe: TcpProbe = {
  name: 'dns-version',
  protocol: 'dns',
  ports: [53],
  tlsPorts: [853],
  payload: () => {
    const message = question();
    return Buffer.concat([Buffer.from([0, message.length]), message]);
  },
};

export const dnsVersionUdpProbe: UdpProbe = {
  name: 'dns-version-udp',
  protocol: 'dns',
  ports: [53],
  payload: question,
};
