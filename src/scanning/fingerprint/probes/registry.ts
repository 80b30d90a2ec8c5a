import { amqpHeaderProbe } from './amqp-header.ts';
import { dnsVersionProbe, dnsVersionUdpProbe } from './dns-version.ts';
import { epmdNamesProbe, erlangHandshakeProbe } from './erlang.ts';
import { httpGetProbe } from './http-get.ts';
import { ldapRootDseProbe } from './ldap-root-dse.ts';
import { memcachedVersionProbe, memcachedVersionUdpProbe } from './memcached-version.ts';
import { mndpRefreshProbe, routerosApiProbe, winboxListProbe } from './mikrotik.ts';
import { mdnsServicesProbe } from './mdns-services.ts';
import { mongodbBuildInfoProbe } from './mongodb-build-info.ts';
import { mqttVersionProbe } from './mqtt-version.ts';
import { ntpTimeProbe, ntpVariablesProbe } from './ntp-time.ts';
import { postgresqlStartupProbe } from './postgresql-startup.ts';
import type { TcpProbe, UdpProbe } from './probe.ts';
import { rdpConnectionRequestProbe } from './rdp-connection-request.ts';
import { redisInfoProbe } from './redis-info.ts';
import { rtspOptionsProbe } from './rtsp-options.ts';
import { sipOptionsProbe, sipOptionsUdpProbe } from './sip-options.ts';
import { ircVersionProbe, socksGreetingProbe, x11SetupProbe } from './small-questions.ts';
import { netbiosSessionProbe, smbNegotiateProbe } from './smb-negotiate.ts';
import { snmpV1Probe, snmpV2Probe } from './snmp-system.ts';
import { ssdpSearchProbe } from './ssdp-search.ts';

/** Every question for TCP. */
export const tcpProbes: readonly TcpProbe[] = [
  httpGetProbe,
  redisInfoProbe,
  memcachedVersionProbe,
  postgresqlStartupProbe,
  mongodbBuildInfoProbe,
  mqttVersionProbe,
  amqpHeaderProbe,
  ldapRootDseProbe,
  smbNegotiateProbe,
  netbiosSessionProbe,
  rdpConnectionRequestProbe,
  rtspOptionsProbe,
  sipOptionsProbe,
  dnsVersionProbe,
  routerosApiProbe,
  winboxListProbe,
  epmdNamesProbe,
  erlangHandshakeProbe,
  x11SetupProbe,
  socksGreetingProbe,
  ircVersionProbe,
];

/** Asked, all at once, when neither listening, HTTP nor TLS brought anything on an unknown port. */
export const lastResortProbes: readonly TcpProbe[] = [
  memcachedVersionProbe,
  postgresqlStartupProbe,
  mqttVersionProbe,
  ldapRootDseProbe,
];

/** Every question for UDP. */
export const udpProbes: readonly UdpProbe[] = [
  dnsVersionUdpProbe,
  ntpTimeProbe,
  ntpVariablesProbe,
  snmpV2Probe,
  snmpV1Probe,
  sipOptionsUdpProbe,
  mndpRefreshProbe,
  memcachedVersionUdpProbe,
  mdnsServicesProbe,
  ssdpSearchProbe,
];
