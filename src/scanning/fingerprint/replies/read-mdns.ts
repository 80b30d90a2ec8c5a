import { dnsRecords, type DnsRecord } from './dns-records.ts';
import type { ReplyReader } from './reply-reader.ts';

const maxTypes = 40;
const enumeration = '_services._dns-sd._udp.local';
/** Keys of TXT records in which a service says what it belongs to, the most telling first. */
const modelKeys = ['ty', 'md', 'usb_mdl', 'model', 'modelid', 'product'] as const;

/**
 * Multicast DNS (RFC 6762) answered to one asker: the kinds of services that are announced, their names and what
 * their TXT records say (RFC 6763 §6). Several messages may come joined.
 */
export const mdnsReader: ReplyReader = {
  protocol: 'mdns',
  names: ['mdns', 'bonjour', 'zeroconf'],
  read({ data, port, transport, hinted }) {
    if (!hinted && (transport !== 'udp' || port !== 5353)) return undefined;
    const records = dnsRecords(data);
    if (records.length === 0) return undefined;
    const texts = records.flatMap(({ name, texts: all }) => all.map((text) => [typeOf(name), text] as const));
    const values = new Map(
      texts.map(([, text]) => {
        const [key = '', ...rest] = text.split('=');
        return [key.toLowerCase(), rest.join('=')] as const;
      }),
    );
    const model = modelKeys.map((key) => values.get(key) ?? '').find((text) => text !== '');
    const host = records.find(({ name, isAddress }) => isAddress && name.endsWith('.local'))?.name;
    const announced = typesOf(records).join(' ');
    const told = {
      ...(announced === '' ? {} : { announced }),
      ...(model === undefined ? {} : { model: model.replaceAll(/^\(|\)$/gu, '') }),
      ...(values.get('fn') === undefined ? {} : { friendly_name: values.get('fn') ?? '' }),
      ...(host === undefined ? {} : { host_name: host }),
    };
    const lines = texts.map(([type, text]) => `${type} ${text}`).join('\n');
    const deviceInfo = texts.find(([, text]) => /^(?:osxvers|model)=/u.test(text))?.[1];
    const workstation = texts.find(([, text]) => text.startsWith('org.freedesktop.Avahi.cookie='))?.[1];
    return {
      service: 'mdns',
      fields: {
        ...told,
        ...(lines === '' ? {} : { txt: lines }),
        ...(deviceInfo === undefined ? {} : { device_info: deviceInfo }),
        ...(workstation === undefined ? {} : { workstation }),
      },
      extra: told,
    };
  },
};

/** The kinds of services that an answer lists, such as `_ipp._tcp.local`; at most 40. Never throws. */
export function announcedTypes(data: Buffer): string[] {
  try {
    return typesOf(dnsRecords(data));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function typesOf(records: readonly DnsRecord[]): string[] {
  const listed = records
    .filter(({ name, target }) => name === enumeration && target !== undefined)
    .map(({ target = '' }) => target);
  return [...new Set(listed)]
    .filter((type) => /^_[\w-]{1,30}\._(?:tcp|udp)\.local$/iu.test(type))
    .slice(0, maxTypes);
}

/** `_ipp._tcp` of `Office printer._ipp._tcp.local`. */
function typeOf(name: string): string {
  return /_[\w-]{1,30}\._(?:tcp|udp)(?=\.local$)/u.exec(name)?.[0] ?? '';
}
