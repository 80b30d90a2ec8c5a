import type { DeviceClassification } from './device-class.ts';
import type { TlsObservation, Transport } from './observation.ts';

/** What scans know of a thing on a network of a site, across all of them. */
export interface Device {
  readonly id: string;
  readonly siteId: string;
  /** Null where nothing seen belongs to the device itself. */
  readonly macAddress: string | null;
  /** All that are its own; the one above is among them. */
  readonly macAddresses: readonly string[];
  /** The device that this one turned out to be; null while it stands for itself. */
  readonly mergedInto: string | null;
  /** Where it was seen last. */
  readonly ipAddress: string;
  readonly hostname: string | null;
  readonly manufacturer: string | null;
  readonly classification: DeviceClassification;
  /** Words that people gave it, ascending. */
  readonly tags: readonly string[];
  readonly totalScans: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly lastScanId: string;
}

/** A device with the figures of its findings. */
export interface DeviceSummary extends Device {
  /** Sightings of all its findings. */
  readonly totalCveInstances: number;
  readonly uniqueCveCount: number;
  /** Findings for which no decision stands. */
  readonly openCveCount: number;
  /** Null when none has a score. */
  readonly highestScore: number | null;
  readonly averageScore: number | null;
}

/** A service of a device with the last that it said of itself. */
export interface DeviceService {
  readonly id: string;
  readonly deviceId: string;
  readonly port: number;
  readonly transport: Transport;
  readonly service: string | null;
  readonly vendor: string | null;
  readonly product: string | null;
  readonly version: string | null;
  readonly cpe: readonly string[];
  readonly banner: string | null;
  readonly fingerprint: string | null;
  /** 0–100. */
  readonly confidence: number;
  readonly tls: TlsObservation | null;
  /** Further facts that its replies gave, such as `package_revision`. */
  readonly extra: Readonly<Record<string, string>>;
  /** Id of the observation that its identity rests on. */
  readonly observationId: string | null;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

export const deviceEventKinds = [
  'first_seen',
  'mac_address_learned',
  'address_changed',
  'hostname_changed',
  'service_appeared',
  'version_changed',
  'class_changed',
  'merged',
  'split',
] as const;
export type DeviceEventKind = (typeof deviceEventKinds)[number];

export type DeviceFacts = Readonly<Record<string, string | number | null>>;

/** Something that a scan found new or different on a device, or that a person said of it. */
export interface DeviceEvent {
  readonly id: string;
  readonly deviceId: string;
  /** Null when no scan had part in it. */
  readonly scanId: string | null;
  readonly kind: DeviceEventKind;
  readonly before: DeviceFacts | null;
  readonly after: DeviceFacts | null;
  readonly createdAt: string;
}
