import { encodeSentence } from '../../routeros/sentence.ts';
import type { TcpProbe, UdpProbe } from './probe.ts';

/** A word of farewell: before a login the RouterOS API refuses every command and says so. */
export const routerosApiProbe: TcpProbe = {
  name: 'routeros-api-quit',
  protocol: 'routeros-api',
  ports: [8728],
  tlsPorts: [8729],
  payload: () => encodeSentence('/quit'),
};

/** WinBox: request for the list of plug-ins, with which clients older than 6.43 opened every session. */
export const winboxListProbe: TcpProbe = {
  name: 'winbox-list',
  protocol: 'winbox',
  ports: [8291],
  tlsPorts: [],
  payload: () =>
    Buffer.from([0x12, 2, ...Buffer.from('index'), 0, 0, 0, 0, 0, 0, 0, 0xff, 0xed, 0, 0, 0, 0, 0]),
};

/** MikroTik Neighbor Discovery refresh: four zero bytes ask for an announcement. */
export const mndpRefreshProbe: UdpProbe = {
  name: 'mndp-refresh',
  protocol: 'mndp',
  ports: [5678],
  payload: () => Buffer.alloc(4),
};
