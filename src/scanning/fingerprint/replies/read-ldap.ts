import { berValues } from '../../snmp/ber-values.ts';
import type { ReplyReader } from './reply-reader.ts';

const searchEntry = 0x64;
const maxEntryBytes = 4096;
const responses: ReadonlySet<number> = new Set([0x61, searchEntry, 0x65, 0x78]);

/** LDAP (RFC 4511 §4.5.2): the root DSE that answers an anonymous base search, or another response. */
export const ldapReader: ReplyReader = {
  protocol: 'ldap',
  names: ['ldap', 'ldaps', 'cldap'],
  read({ data }) {
    if (data[0] !== 0x30) return undefined;
    const attributes = new Map<string, readonly string[]>();
    let known = false;
    let entry = '';
    for (const message of berValues(data, 8)) {
      const [id, operation] = berValues(message.content, 3);
      if (message.tag !== 0x30 || id?.tag !== 0x02 || operation === undefined) break;
      if (!responses.has(operation.tag)) break;
      known = true;
      if (operation.tag !== searchEntry) continue;
      entry ||= operation.content.toString('latin1', 0, maxEntryBytes);
      for (const attribute of berValues(berValues(operation.content, 2)[1]?.content ?? Buffer.alloc(0))) {
        const [type, values] = berValues(attribute.content, 2);
        if (type === undefined || values === undefined) continue;
        const texts = berValues(values.content, 64).map(({ content }) => content.toString('utf8', 0, 200));
        attributes.set(type.content.toString('latin1', 0, 60).toLowerCase(), texts);
      }
    }
    if (!known) return undefined;
    const { fields, extra } = told(attributes);
    // Feeds know directories by the bytes of the whole entry.
    return { service: 'ldap', fields: entry === '' ? fields : { ...fields, search_result: entry }, extra };
  },
};

function told(attributes: ReadonlyMap<string, readonly string[]>): {
  fields: Record<string, string>;
  extra: Record<string, string>;
} {
  const one = (name: string): string | undefined => attributes.get(name)?.[0];
  const classes = [
    ...(attributes.get('objectclass') ?? []),
    ...(attributes.get('structuralobjectclass') ?? []),
  ];
  const vendor = [one('vendorname'), one('vendorversion')].filter((text) => text !== undefined).join(' ');
  const extra: Record<string, string> = {};
  for (const [name, key] of [
    ['vendorname', 'vendor_name'],
    ['vendorversion', 'vendor_version'],
    ['dnshostname', 'host_name'],
    ['defaultnamingcontext', 'naming_context'],
    ['domaincontrollerfunctionality', 'domain_controller_functionality'],
  ] as const) {
    const value = one(name);
    if (value !== undefined) extra[key] = value;
  }
  return {
    fields: {
      ...(vendor === '' ? {} : { vendor }),
      ...(classes.length === 0 ? {} : { object_class: classes.join(' ') }),
      ...(one('supportedcapabilities') === undefined
        ? {}
        : { capabilities: attributes.get('supportedcapabilities')?.join(' ') ?? '' }),
    },
    extra,
  };
}
