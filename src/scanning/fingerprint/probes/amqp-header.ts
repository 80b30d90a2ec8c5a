import type { TcpProbe } from './probe.ts';

/** Protocol header of AMQP 0-9-1 (§4.2.2); the server answers with `connection.start`. */
export const amqpHeaderProbe: TcpProbe = {
  name: 'amqp-header',
  protocol: 'amqp',
  ports: [5672],
  tlsPorts: [5671],
  payload: () => Buffer.from([0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1]),
};
