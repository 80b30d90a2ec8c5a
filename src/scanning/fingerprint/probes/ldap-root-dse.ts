import type { TcpProbe } from './probe.ts';

/** Anonymous base search of the root DSE for all of its attributes (RFC 4512 §5.1). */
export const ldapRootDseProbe: TcpProbe = {
  name: 'ldap-root-dse',
  protocol: 'ldap',
  ports: [389, 3268, 10389, 1389],
  tlsPorts: [636, 3269],
  payload: () => {
    const text = (tag: number, value: string): Buffer =>
      Buffer.from([tag, value.length, ...Buffer.from(value)]);
    const attributes = Buffer.concat([text(0x04, '*'), text(0x04, '+')]);
    const search = Buffer.concat([
      text(0x04, ''),
      Buffer.from([0x0a, 1, 0, 0x0a, 1, 0, 0x02, 1, 1, 0x02, 1, 3, 0x01, 1, 0]),
      text(0x87, 'objectClass'),
      Buffer.from([0x30, attributes.length]),
      attributes,
    ]);
    const operation = Buffer.concat([Buffer.from([0x02, 1, 1, 0x63, search.length]), search]);
    return Buffer.concat([Buffer.from([0x30, operation.length]), operation]);
  },
};
