import type { TcpProbe } from './probe.ts';

/** X.224 connection request that offers TLS and CredSSP ([MS-RDPBCGR] §2.2.1.1). */
export const rdpConnectionRequestProbe: TcpProbe = {
  name: 'rdp-connection-request',
  protocol: 'rdp',
  ports: [3389],
  tlsPorts: [],
  payload: () => Buffer.from([3, 0, 0, 19, 14, 0xe0, 0, 0, 0, 0, 0, 1, 0, 8, 0, 3, 0, 0, 0]),
};
