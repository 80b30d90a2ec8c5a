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

export type DiscoveredBy = 'tcp_open' | 'tcp_refused' | 'udp_reply' | 'icmp' | 'neighbour_table' | 'assumed';

/** A live host as seen in one scan. */
export interface HostObservation {
  readonly ipAddress: string;
  readonly hostname: string | null;
  /** Upper-case colon form, null when it cannot be known from here. */
  readonly macAddress: string | null;
  readonly manufacturer: string | null;
  readonly discoveredBy: DiscoveredBy;
  readonly services: readonly ServiceObservation[];
  /** Why what is known of this host may be incomplete; empty when complete. */
  readonly partialReasons: readonly string[];
  readonly startedAt: string;
  readonly finishedAt: string;
}
