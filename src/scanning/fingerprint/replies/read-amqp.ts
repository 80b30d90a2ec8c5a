import type { ReplyReader } from './reply-reader.ts';

/**
 * AMQP: the `connection.start` method of 0-9-1 (§1.4.2.1) with its server properties, or the protocol header
 * that a broker answers to a version it does not speak.
 */
export const amqpReader: ReplyReader = {
  protocol: 'amqp',
  names: ['amqp', 'amqps', 'rabbitmq'],
  read({ data, text }) {
    if (text.startsWith('AMQP') && data.length >= 8) {
      const version = [...data.subarray(5, 8)].join('.');
      return { service: 'amqp', fields: {}, extra: { protocol_version: version } };
    }
    const isStart = data.length > 18 && data[0] === 1 && data.readUInt32BE(7) === 0x000a_000a;
    if (!isStart) return undefined;
    const properties = readTable(data, 13);
    const [product, version] = [properties.get('product'), properties.get('version')];
    const extra: Record<string, string> = { protocol_version: `${data[11]}.${data[12]}` };
    for (const name of ['platform', 'cluster_name', 'copyright']) {
      const value = properties.get(name);
      if (value !== undefined) extra[name] = value;
    }
    return {
      service: 'amqp',
      fields:
        product === undefined ? {} : { server: version === undefined ? product : `${product} ${version}` },
      extra,
    };
  },
};

const sizes: Readonly<Record<string, number>> = {
  t: 1,
  b: 1,
  B: 1,
  s: 2,
  U: 2,
  u: 2,
  I: 4,
  i: 4,
  f: 4,
  L: 8,
  l: 8,
  d: 8,
  T: 8,
  D: 5,
  V: 0,
};

/** Text fields of a field table (§4.2.5.5); other types are stepped over, an unknown type ends the reading. */
function readTable(data: Buffer, start: number): Map<string, string> {
  const told = new Map<string, string>();
  const end = Math.min(start + 4 + data.readUInt32BE(start), data.length);
  let at = start + 4;
  while (at + 2 < end && told.size < 60) {
    const nameEnd = at + 1 + (data[at] ?? 0);
    const name = data.toString('utf8', at + 1, nameEnd);
    const type = String.fromCharCode(data[nameEnd] ?? 0);
    at = nameEnd + 1;
    const size = sizes[type];
    if (size !== undefined) {
      at += size;
      continue;
    }
    if (!'SxFA'.includes(type) || at + 4 > end) break;
    const length = data.readUInt32BE(at);
    if (type === 'S') told.set(name, data.toString('utf8', at + 4, Math.min(at + 4 + length, at + 304, end)));
    at += 4 + length;
  }
  return told;
}
