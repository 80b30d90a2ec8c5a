import { apiWords } from './routeros-api-words.ts';
import type { ReplyReader } from './reply-reader.ts';

/** RouterOS API: the sentence that refuses a command before a login, `!fatal` or `!trap`. */
export const routerosApiReader: ReplyReader = {
  protocol: 'routeros-api',
  names: ['routeros-api', 'routeros-api-ssl', 'mikrotik-api', 'api', 'api-ssl'],
  read({ data }) {
    const words = apiWords(data);
    const [first = '', ...rest] = words;
    if (!['!fatal', '!trap', '!done', '!re'].includes(first)) return undefined;
    const message = rest.find((word) => word !== '') ?? '';
    return { service: 'routeros-api', fields: { reply: first }, extra: message === '' ? {} : { message } };
  },
};

/** WinBox: the answer to the request for the list of plug-ins; routers older than 6.43 tell their version in it. */
export const winboxReader: ReplyReader = {
  protocol: 'winbox',
  names: ['winbox'],
  read({ data, text }) {
    // A server puts the length of the first chunk before the name; an echo of the question starts with 0x12.
    const answers = data[1] === 2 && data[0] !== 0x12 && /^..(?:index|list)\0/su.test(text);
    const lists = /name: "[a-z0-9]{2,20}\.(?:jg|dll)"/u.test(text);
    if (!answers && !lists) return undefined;
    const version =
      /name: "(?:roteros|ros\w*|advtool|system)\.(?:jg|dll)"[^}]{0,200}version: "(?<version>[\w.]{3,20})"/u.exec(
        text,
      )?.groups?.['version'];
    return { service: 'winbox', fields: { plugins: `winbox ${version ?? ''}`.trim() }, extra: {} };
  },
};

/** Bandwidth test server: four bytes of hello, too few to know it anywhere but on its own port. */
export const btestReader: ReplyReader = {
  protocol: 'bandwidth-test',
  names: ['bandwidth-test', 'btest', 'mikrotik-btest'],
  read({ data, port, hinted }) {
    if (data.length !== 4 || data.readUInt32BE(0) !== 0x0100_0000 || !(hinted || port === 2000))
      return undefined;
    return { service: 'bandwidth-test', fields: { hello: '01000000' }, extra: {} };
  },
};

const mndpTexts: ReadonlyMap<number, string> = new Map([
  [5, 'identity'],
  [7, 'version'],
  [8, 'platform'],
  [11, 'software_id'],
  [12, 'board'],
  [16, 'interface'],
]);

/** MikroTik Neighbor Discovery: four bytes of header, then type, length and value, big endian. */
export const mndpReader: ReplyReader = {
  protocol: 'mndp',
  names: ['mndp', 'mikrotik-discovery'],
  read({ data, transport, port, hinted }) {
    if (!hinted && (transport !== 'udp' || port !== 5678)) return undefined;
    const extra: Record<string, string> = {};
    let at = 4;
    for (let count = 0; at + 4 <= data.length && count < 32; count += 1) {
      const [type, length] = [data.readUInt16BE(at), data.readUInt16BE(at + 2)];
      const value = data.subarray(at + 4, at + 4 + length);
      const name = mndpTexts.get(type);
      if (name !== undefined && length > 0) extra[name] = value.toString('utf8', 0, 200);
      if (type === 1 && length === 6)
        extra['mac_address'] = value
          .toString('hex')
          .toUpperCase()
          .replaceAll(/..(?=.)/gu, '$&:');
      at += 4 + length;
    }
    const { version, platform } = extra;
    if (version === undefined || platform === undefined) return undefined;
    return { service: 'mndp', fields: { system: `${platform} ${version}` }, extra };
  },
};
