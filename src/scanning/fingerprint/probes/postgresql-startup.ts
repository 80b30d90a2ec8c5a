import type { TcpProbe } from './probe.ts';

const unsupportedProtocol = 0x0009_0000;

/** A StartupMessage of a protocol version that does not exist: the server refuses it before any login. */
export const postgresqlStartupProbe: TcpProbe = {
  name: 'postgresql-startup',
  protocol: 'postgresql',
  ports: [5432, 5433, 5434, 5435, 6432, 26257],
  tlsPorts: [],
  payload: () => {
    const parameters = Buffer.from('user\0sitewarden\0\0');
    const head = Buffer.alloc(8);
    head.writeUInt32BE(head.length + parameters.length, 0);
    head.writeUInt32BE(unsupportedProtocol, 4);
    return Buffer.concat([head, parameters]);
  },
};
