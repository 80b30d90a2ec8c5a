import type { CvssVersion } from '../domain/cvss.ts';
import type { DeviceEventKind, DeviceFacts } from '../domain/device.ts';
import type { FindingEvidence } from '../domain/device-finding.ts';
import type {
  FindingClosedReason,
  FindingEventKind,
  FindingEventReason,
  FindingState,
} from '../domain/finding-event.ts';
import type { CveDetail } from '../domain/intelligence-view.ts';
import type { TlsObservation, Transport } from '../domain/observation.ts';
import type { PriorityTier } from '../domain/priority.ts';
import type { Severity } from '../domain/severity.ts';
import type { Ssvc } from '../domain/ssvc.ts';
import type { ConfidenceFactor } from '../domain/verdict.ts';
import type { Json } from './json-column.ts';

interface DeviceTable {
  id: string;
  organization_id: string;
  site_id: string;
  /** `mac:` and the address, or `ip:` and the address where no MAC is known. */
  identity: string;
  mac_address: string | null;
  ip_address: string;
  hostname: string | null;
  manufacturer: string | null;
  total_scans: number;
  first_seen_at: Date;
  last_seen_at: Date;
  last_scan_id: string;
}

interface DeviceSightingTable {
  organization_id: string;
  device_id: string;
  scan_id: string;
  created_at: Date;
}

interface DeviceServiceTable {
  id: string;
  organization_id: string;
  device_id: string;
  port: number;
  transport: Transport;
  service: string | null;
  vendor: string | null;
  product: string | null;
  version: string | null;
  cpe: string[];
  banner: string | null;
  fingerprint: string | null;
  confidence: number;
  tls: Json<TlsObservation> | null;
  extra: Json<Readonly<Record<string, string>>>;
  observation_id: string | null;
  first_seen_at: Date;
  last_seen_at: Date;
  last_scan_id: string;
}

interface DeviceEventTable {
  id: string;
  organization_id: string;
  device_id: string;
  scan_id: string;
  kind: DeviceEventKind;
  before: Json<DeviceFacts> | null;
  after: Json<DeviceFacts> | null;
  created_at: Date;
}

/** Belongs to no organization: what the intelligence said, by the digest of the record. */
interface CveRecordTable {
  record_digest: string;
  cve_id: string;
  detail: Json<CveDetail>;
}

interface FindingTable {
  id: string;
  organization_id: string;
  site_id: string;
  device_id: string;
  cve_id: string;
  record_digest: string;
  port: number;
  transport: Transport;
  confidence: number;
  confidence_factors: Json<readonly ConfidenceFactor[]>;
  evidence: Json<FindingEvidence>;
  score: number | null;
  severity: Severity | null;
  vector: string | null;
  cvss_version: CvssVersion | null;
  known_exploited: boolean;
  epss_probability: number | null;
  epss_percentile: number | null;
  ssvc: Json<Ssvc> | null;
  tier: PriorityTier;
  due_at: Date | null;
  published_at: Date;
  first_seen_at: Date;
  last_seen_at: Date;
  first_scan_id: string;
  last_scan_id: string;
  sightings: number;
  closed_at: Date | null;
  closed_reason: FindingClosedReason | null;
}

interface FindingEventTable {
  id: string;
  organization_id: string;
  finding_id: string;
  kind: FindingEventKind;
  reason: FindingEventReason;
  before: Json<FindingState> | null;
  after: Json<FindingState> | null;
  /** Digests of the bundles before and after; null where no bundle was changed. */
  bundle_before: string | null;
  bundle_after: string | null;
  created_at: Date;
}

interface FindingSightingTable {
  id: string;
  organization_id: string;
  finding_id: string;
  device_id: string;
  scan_id: string;
  created_at: Date;
}

interface CveStatusTable {
  id: string;
  organization_id: string;
  mac_address: string;
  cve_id: string;
  status: 'accepted' | 'mitigated';
  justification: string;
  /** The sites it was decided for; null: all. */
  site_ids: string[] | null;
  scan_id: string | null;
  expiration_date: Date | null;
  created_by: string;
  updated_by: string;
  created_at: Date;
  updated_at: Date;
}

/** What was found where, and what people decided about it. */
export interface FindingTables {
  devices: DeviceTable;
  device_sightings: DeviceSightingTable;
  device_services: DeviceServiceTable;
  device_events: DeviceEventTable;
  cve_records: CveRecordTable;
  findings: FindingTable;
  finding_sightings: FindingSightingTable;
  finding_events: FindingEventTable;
  cve_statuses: CveStatusTable;
}
