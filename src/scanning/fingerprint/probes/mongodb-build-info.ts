import type { TcpProbe } from './probe.ts';

const opMsg = 2013;

/** `buildInfo` in an OP_MSG (MongoDB wire protocol): answered before any login. */
export const mongodbBuildInfoProbe: TcpProbe = {
  name: 'mongodb-build-info',
  protocol: 'mongodb',
  ports: [27017, 27018, 27019],
  tlsPorts: [27017],
  payload: () => {
    const fields = Buffer.concat([
      Buffer.from('\u0010buildInfo\0\u0001\0\0\0', 'latin1'),
      Buffer.from('\u0002$db\0\u0006\0\0\0admin\0', 'latin1'),
      Buffer.from([0]),
    ]);
    const message = Buffer.alloc(25);
    message.writeInt32LE(message.length + fields.length, 0);
    message.writeInt32LE(1, 4);
    message.writeInt32LE(opMsg, 12);
    message.writeInt32LE(4 + fields.length, 21);
    return Buffer.concat([message, fields]);
  },
};
