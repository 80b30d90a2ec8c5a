import type { UdpProbe } from './probe.ts';

const systemGroup: readonly number[] = [1, 2, 5];

/** Get of sysDescr, sysObjectID and sysName with the community `public` (RFC 3416); v2c and v1. */
export const snmpV2Probe: UdpProbe = {
  name: 'snmp-system-v2c',
  protocol: 'snmp',
  ports: [161],
  payload: () => getRequest(1),
};

export const snmpV1Probe: UdpProbe = {
  name: 'snmp-system-v1',
  protocol: 'snmp',
  ports: [161],
  payload: () => getRequest(0),
};

function getRequest(version: number): Buffer {
  const wrap = (tag: number, ...parts: readonly Buffer[]): Buffer => {
    const content = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([tag, content.length]), content]);
  };
  const bindings = systemGroup.map((leaf) =>
    wrap(0x30, Buffer.from([0x06, 8, 0x2b, 6, 1, 2, 1, 1, leaf, 0, 0x05, 0])),
  );
  const pdu = wrap(0xa0, Buffer.from([0x02, 2, 0x53, 0x57, 0x02, 1, 0, 0x02, 1, 0]), wrap(0x30, ...bindings));
  return wrap(0x30, Buffer.from([0x02, 1, version]), Buffer.from('\u0004\u0006public', 'latin1'), pdu);
}
