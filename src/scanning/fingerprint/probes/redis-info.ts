import type { TcpProbe } from './probe.ts';

/** Redis inline command; a server that wants a password refuses it and changes nothing. */
export const redisInfoProbe: TcpProbe = {
  name: 'redis-info',
  protocol: 'redis',
  ports: [6379, 6380, 6381, 7000, 7001, 16379, 26379],
  tlsPorts: [6379, 6380],
  payload: () => Buffer.from('INFO server\r\n'),
};
