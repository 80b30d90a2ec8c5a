import type { UdpProbe } from './probe.ts';

/** NTP client request (RFC 5905 §7.3), version 4. */
export const ntpTimeProbe: UdpProbe = {
  name: 'ntp-time',
  protocol: 'ntp',
  ports: [123],
  payload: () => Buffer.concat([Buffer.from([0x23]), Buffer.alloc(47)]),
};

/** Mode 6 read of the system variables (RFC 9327 §3): reads only, and most servers refuse it to strangers. */
export const ntpVariablesProbe: UdpProbe = {
  name: 'ntp-variables',
  protocol: 'ntp',
  ports: [123],
  payload: () => Buffer.from([0x16, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
};
