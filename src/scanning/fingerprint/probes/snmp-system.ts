import { encodeSnmpRequest } from '../../snmp/encode-snmp-request.ts';
import type { UdpProbe } from './probe.ts';

/** sysDescr, sysObjectID and sysName (RFC 3418). */
const systemGroup: readonly string[] = ['1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.1.2.0', '1.3.6.1.2.1.1.5.0'];
/** What RouterOS adds: its version (MIKROTIK-MIB, mtxrLicVersion). Agents without it say so, in v2c beside the rest. */
const routerosVersion = '1.3.6.1.4.1.14988.1.1.4.4.0';
const requestId = 0x5357;

/** Get of the system group with the community `public` (RFC 3416); v2c and v1. */
export const snmpV2Probe: UdpProbe = {
  name: 'snmp-system-v2c',
  protocol: 'snmp',
  ports: [161],
  payload: () => getRequest('2c', [...systemGroup, routerosVersion]),
};

export const snmpV1Probe: UdpProbe = {
  name: 'snmp-system-v1',
  protocol: 'snmp',
  ports: [161],
  payload: () => getRequest('1', systemGroup),
};

function getRequest(version: '1' | '2c', names: readonly string[]): Buffer {
  return encodeSnmpRequest({ version, community: 'public', requestId, ask: 'get', names });
}
