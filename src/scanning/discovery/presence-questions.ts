import { dnsVersionUdpProbe } from '../fingerprint/probes/dns-version.ts';
import { mdnsServicesProbe } from '../fingerprint/probes/mdns-services.ts';
import { ntpTimeProbe } from '../fingerprint/probes/ntp-time.ts';
import { sipOptionsUdpProbe } from '../fingerprint/probes/sip-options.ts';
import { snmpV2Probe } from '../fingerprint/probes/snmp-system.ts';
import { ssdpSearchProbe } from '../fingerprint/probes/ssdp-search.ts';

/** A datagram that whoever listens there answers; here only that an answer came counts. */
export interface PresenceQuestion {
  readonly port: number;
  readonly payload: (address: string) => Uint8Array;
}

/** NetBIOS node status request for the wildcard name (RFC 1002 §4.2.17): `*` and fifteen zeros, half a byte a letter. */
function netbiosNodeStatus(): Uint8Array {
  const header = [0x53, 0x57, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  return Buffer.from([...header, 32, ...Buffer.from(`CK${'A'.repeat(30)}`), 0, 0, 0x21, 0, 1]);
}

/** Asked, one datagram each, of addresses that gave no answer to TCP. */
export const presenceQuestions: readonly PresenceQuestion[] = [
  ...[
    snmpV2Probe,
    dnsVersionUdpProbe,
    ntpTimeProbe,
    sipOptionsUdpProbe,
    mdnsServicesProbe,
    ssdpSearchProbe,
  ].map(({ ports, payload }) => {
    const port = ports[0] ?? 0;
    return { port, payload: (address: string) => payload({ address, port }) };
  }),
  { port: 137, payload: netbiosNodeStatus },
];
