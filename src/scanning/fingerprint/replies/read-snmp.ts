import { berValues, objectIdentifier } from './ber-values.ts';
import type { ReplyReader } from './reply-reader.ts';

const getResponse = 0xa2;
const report = 0xa8;
const variables: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.2.1.1.1.0', 'sys_descr'],
  ['1.3.6.1.2.1.1.2.0', 'sys_object_id'],
  ['1.3.6.1.2.1.1.5.0', 'sys_name'],
]);

/** SNMP v1 and v2c GetResponse (RFC 3416 §3) with the system group of MIB-II (RFC 3418), or a v3 report. */
export const snmpReader: ReplyReader = {
  protocol: 'snmp',
  names: ['snmp', 'snmpv1', 'snmpv2c'],
  read({ data, text, hinted }) {
    const [message] = berValues(data, 1);
    if (message?.tag !== 0x30) {
      const sysDescr = text.slice(0, 1000).trim();
      return hinted && /^[\x20-\x7e]{3,}/u.test(sysDescr)
        ? { service: 'snmp', fields: { sys_descr: sysDescr }, extra: { sys_descr: sysDescr } }
        : undefined;
    }
    const [version, community, pdu] = berValues(message.content, 4);
    if (version?.tag !== 0x02 || version.content.length !== 1) return undefined;
    if (version.content[0] === 3) return { service: 'snmp', fields: {}, extra: { protocol_version: '3' } };
    if (community?.tag !== 0x04 || (pdu?.tag !== getResponse && pdu?.tag !== report)) return undefined;
    const told: Record<string, string> = {};
    for (const binding of berValues(berValues(pdu.content, 4)[3]?.content ?? Buffer.alloc(0), 16)) {
      const [name, value] = berValues(binding.content, 2);
      const key = name === undefined ? undefined : variables.get(objectIdentifier(name.content));
      if (key === undefined || value === undefined) continue;
      if (value.tag === 0x04) told[key] = value.content.toString('utf8', 0, 1000);
      if (value.tag === 0x06) told[key] = objectIdentifier(value.content);
    }
    return {
      service: 'snmp',
      fields: told,
      extra: { ...told, protocol_version: version.content[0] === 0 ? '1' : '2c' },
    };
  },
};
