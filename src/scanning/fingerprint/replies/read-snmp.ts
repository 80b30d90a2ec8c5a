import { berValues, objectIdentifier } from '../../snmp/ber-values.ts';
import { readSnmpAnswer } from '../../snmp/read-snmp-answer.ts';
import type { ReplyReader } from './reply-reader.ts';

const variables: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.2.1.1.1.0', 'sys_descr'],
  ['1.3.6.1.2.1.1.2.0', 'sys_object_id'],
  ['1.3.6.1.2.1.1.5.0', 'sys_name'],
  ['1.3.6.1.4.1.14988.1.1.4.4.0', 'routeros_version'],
]);

/** SNMP v1 and v2c GetResponse (RFC 3416 §3) with the system group of MIB-II (RFC 3418), or any message of v3. */
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
    const [version] = berValues(message.content, 1);
    if (version?.tag === 0x02 && version.content.equals(Buffer.from([3]))) {
      return { service: 'snmp', fields: {}, extra: { protocol_version: '3' } };
    }
    const answer = readSnmpAnswer(data);
    if (answer === undefined) return undefined;
    const told: Record<string, string> = {};
    for (const { name, value } of answer.bindings) {
      const key = variables.get(name);
      if (key === undefined) continue;
      if (value.tag === 0x04) told[key] = value.content.toString('utf8', 0, 1000);
      if (value.tag === 0x06) told[key] = objectIdentifier(value.content);
    }
    const { sys_descr: sysDescr, routeros_version: release } = told;
    const isWhole = sysDescr !== undefined && release !== undefined;
    const fields = isWhole ? { ...told, routeros: `${sysDescr} ${release}` } : told;
    return { service: 'snmp', fields, extra: { ...told, protocol_version: answer.version } };
  },
};
