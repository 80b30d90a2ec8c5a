import type { FragileClass } from './device-exclusion.ts';
import type { ServiceIdentity } from './service-identity.ts';

export type Transport = 'tcp' | 'udp';

/** What a TLS endpoint showed of itself. */
export interface TlsObservation {
  readonly protocol: string | null;
  readonly cipher: string | null;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** SHA-256 of the leaf certificate, hex. */
  readonly fingerprintSha256: string | null;
  /** Subject alternative names, at most 50. */
  readonly altNames: readonly string[];
}

/** The bytes that an identity rests on. */
export interface Observation {
  /** `obs:` and the first 32 hex digits of the SHA-256 over (address, port, transport, probe, reply). */
  readonly id: string;
  /** Name of the probe that was sent, `null-probe` when only listened to. */
  readonly probe: string;
  /** ISO 8601. */
  readonly observedAt: string;
  /** At most 4 KiB of the reply, base64. */
  readonly replyBase64: string;
}

/** An open port of a host and the program behind it. A service is a program on host:port. */
export interface ServiceObservation {
  readonly port: number;
  readonly transport: Transport;
  readonly identity: ServiceIdentity;
  readonly tls: TlsObservation | null;
  /** Printable form of the first reply, at most 512 characters, control bytes as \xNN; null when silent. */
  readonly banner: string | null;
  readonly observation: Observation | null;
}

export const discoveredBys = [
  'tcp_open',
  'tcp_refused',
  'udp_reply',
  'icmp',
  'neighbour_table',
  'router',
  'assumed',
  'imported',
] as const;
/** What showed that a host is there; `router`: the site's router had heard it just before; `imported`: a person's file. */
export type DiscoveredBy = (typeof discoveredBys)[number];

/** Which table or statement of the site's router a fact comes from. */
export const routerFactSources = [
  'router_interface',
  'router_arp',
  'router_ipv6_neighbour',
  'router_dhcp_lease',
  'router_announcement',
] as const;
export type RouterFactSource = (typeof routerFactSources)[number];

/** What a scan sent to one host, and how gently it asked. */
export interface HostTraffic {
  /** Connection attempts, datagrams and echo requests, those of discovery included. */
  readonly packetsSent: number;
  /** The host's own budget in packets a second; 0 = none of its own. */
  readonly ratePerSecond: number;
  /** Why the budget is a lower one; null for a host that is not known to be fragile. */
  readonly fragileClass: FragileClass | null;
}

/** A live host as seen in one scan. */
export interface HostObservation {
  readonly ipAddress: string;
  readonly hostname: string | null;
  /** Upper-case colon form, null when it cannot be known from here. */
  readonly macAddress: string | null;
  readonly manufacturer: string | null;
  /** Those of all its interfaces, as the host itself names them; absent where it was not asked or did not say. */
  readonly ownMacAddresses?: readonly string[];
  /** Where MAC and host name come from; absent where the scanner saw them itself. */
  readonly macAddressSource?: RouterFactSource;
  readonly hostnameSource?: RouterFactSource;
  /** The VLAN that the site's router has the host in; absent when not known. */
  readonly vlanId?: number;
  readonly discoveredBy: DiscoveredBy;
  readonly services: readonly ServiceObservation[];
  /** Why what is known of this host may be incomplete; empty when complete. */
  readonly partialReasons: readonly string[];
  /** Absent in observations of older versions. */
  readonly traffic?: HostTraffic;
  readonly startedAt: string;
  readonly finishedAt: string;
}
