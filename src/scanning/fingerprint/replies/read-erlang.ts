import type { ReplyReader } from './reply-reader.ts';

/** Erlang port mapper daemon: answer to NAMES_REQ, the daemon's own port and a line a node (ERTS, "Distribution Protocol"). */
export const epmdReader: ReplyReader = {
  protocol: 'epmd',
  names: ['epmd'],
  read({ data, text, port, hinted }) {
    if (data.length < 4) return undefined;
    const ownPort = data.readUInt32BE(0);
    const names = text.slice(4, 4000);
    if (ownPort === 0 || ownPort > 65_535 || !/^(?:name [^\s]{1,255} at port \d{1,5}\n)*$/u.test(names))
      return undefined;
    if (names === '' && !(hinted || (port === 4369 && ownPort === port))) return undefined;
    const nodes = [...names.matchAll(/^name (?<name>\S+) at port (?<port>\d+)$/gmu)].map(
      ({ groups }) => `${groups?.['name']}:${groups?.['port']}`,
    );
    return {
      service: 'epmd',
      fields: { greeting: 'epmd' },
      extra: nodes.length === 0 ? {} : { nodes: nodes.slice(0, 20).join(' ') },
    };
  },
};

/** Erlang distribution: status and challenge that answer `send_name` (ERTS, "Distribution Handshake"). */
export const erlangDistributionReader: ReplyReader = {
  protocol: 'erlang-distribution',
  names: ['erlang-distribution', 'erldist'],
  read({ data, text }) {
    if (data.length < 4) return undefined;
    const length = data.readUInt16BE(0);
    const status = /^s(?<status>ok_simultaneous|ok|nok|not_allowed|alive)$/u.exec(text.slice(2, 2 + length))
      ?.groups?.['status'];
    if (status === undefined) return undefined;
    const node = /[nN][^@]{6,22}?(?<node>[a-zA-Z0-9_-]{1,64}@[a-zA-Z0-9_.-]{1,128})/su.exec(
      text.slice(2 + length, 400),
    )?.groups?.['node'];
    return {
      service: 'erlang-distribution',
      fields: { greeting: status },
      extra: { handshake_status: status, ...(node === undefined ? {} : { node }) },
    };
  },
};
