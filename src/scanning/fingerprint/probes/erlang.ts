import type { TcpProbe } from './probe.ts';

/** NAMES_REQ of the port mapper (ERTS, "Distribution Protocol"). */
export const epmdNamesProbe: TcpProbe = {
  name: 'epmd-names',
  protocol: 'epmd',
  ports: [4369],
  tlsPorts: [],
  payload: () => Buffer.from([0, 1, 0x6e]),
};

const node = 'sitewarden@127.0.0.1';
const flags = 0x0000_000d_07df_7fbdn;

/** `send_name` of the distribution handshake: the node answers with a challenge, to which we have no answer. */
export const erlangHandshakeProbe: TcpProbe = {
  name: 'erlang-handshake',
  protocol: 'erlang-distribution',
  ports: [25672],
  tlsPorts: [],
  payload: () => {
    const name = Buffer.from(node);
    const head = Buffer.alloc(17);
    head.writeUInt16BE(15 + name.length, 0);
    head.write('N', 2);
    head.writeBigUInt64BE(flags, 3);
    head.writeUInt32BE(1, 11);
    head.writeUInt16BE(name.length, 15);
    return Buffer.concat([head, name]);
  },
};
