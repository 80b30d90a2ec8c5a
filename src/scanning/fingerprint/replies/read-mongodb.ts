import { readBsonFields } from './bson-fields.ts';
import type { ReplyReader } from './reply-reader.ts';

const opReply = 1;
const opMsg = 2013;

/** MongoDB wire protocol: OP_MSG or OP_REPLY answers to `buildInfo`, `hello` or `isMaster`. */
export const mongodbReader: ReplyReader = {
  protocol: 'mongodb',
  names: ['mongodb', 'mongo', 'mongod'],
  read({ data, text }) {
    if (
      text.startsWith('HTTP/') &&
      text.includes('It looks like you are trying to access MongoDB over HTTP')
    ) {
      return { service: 'mongodb', fields: {}, extra: {} };
    }
    const told = new Map<string, string>();
    let at = 0;
    let messages = 0;
    while (at + 16 <= data.length && messages < 8) {
      const length = data.readInt32LE(at);
      const operation = data.readInt32LE(at + 12);
      if (length < 21 || length > 1_000_000 || (operation !== opReply && operation !== opMsg)) break;
      const message = data.subarray(at, Math.min(at + length, data.length));
      const document = message.subarray(operation === opMsg ? 21 : 36);
      for (const [name, value] of readBsonFields(document)) told.set(name, value);
      messages += 1;
      at += length;
    }
    if (messages === 0 || !told.has('ok')) return undefined;
    return { service: 'mongodb', fields: fieldsOf(told), extra: extraOf(told) };
  },
};

function fieldsOf(told: ReadonlyMap<string, string>): Record<string, string> {
  const version = told.get('version');
  if (version === undefined) return {};
  const other = [...told.keys()].find((name) => /^(?:ferretdb|documentdb|cosmos)/iu.test(name));
  return { build: `${other ?? 'mongodb'} ${version}` };
}

function extraOf(told: ReadonlyMap<string, string>): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const [name, key] of [
    ['gitVersion', 'git_version'],
    ['maxWireVersion', 'max_wire_version'],
    ['setName', 'replica_set'],
    ['errmsg', 'error'],
  ] as const) {
    const value = told.get(name);
    if (value !== undefined) extra[key] = value;
  }
  return extra;
}
