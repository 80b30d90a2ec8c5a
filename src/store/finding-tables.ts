import type { CvssVersion } from '../domain/cvss.ts';
import type { DeviceClass } from '../domain/device-class.ts';
import type { ColumnType, Generated } from 'kysely';
import type { DeviceEventKind, DeviceFacts } from '../domain/device.ts';
import type { DeviceMergeReason } from '../domain/device-merge.ts';
import type { FindingEvidence } from '../domain/device-finding.ts';
import type { FindingClosedReason } from '../domain/finding-closed-reason.ts';
import type { FindingEventKind, FindingEventReason, FindingState } from '../domain/finding-event.ts';
import type { FindingRule, KeptLapseFacts, RuleLapse } from '../domain/finding-rule.ts';
import type { CveDetail } from '../domain/intelligence-view.ts';
import type { TlsObservation, Transport } from '../domain/observation.ts';
import type { DecidedStatus, LifecycleState } from '../domain/lifecycle-state.ts';
import type { PriorityTier } from '../domain/priority.ts';
import type { Severity } from '../domain/severity.ts';
import type { Ssvc } from '../domain/ssvc.ts';
import type { DecisionKind } from '../domain/standing-decision.ts';
import type { TicketName, TicketState } from '../domain/ticket.ts';
import type { ConfidenceFactor } from '../domain/verdict.ts';
import type { VexFormat } from '../domain/vex-document.ts';
import type { VexJustification } from '../domain/vex-justification.ts';
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
  device_class: Generated<DeviceClass>;
  /** 0–100. */
  class_confidence: Generated<number>;
  class_signals: ColumnType<readonly string[], string | undefined, string>;
  os_family: string | null;
  total_scans: number;
  first_seen_at: Date;
  last_seen_at: Date;
  last_scan_id: string;
  /** All that are its own, in the order it showed them. */
  mac_addresses: Generated<string[]>;
  /** The device that it turned out to be; null for one that stands for itself. */
  merged_into: Generated<string | null>;
  /** Words that people gave it. */
  tags: Generated<string[]>;
  /** A person said that what answers at its address is not the device of the MAC address. */
  kept_apart: Generated<boolean>;
  /** Digest of the bundle by which all that is kept of it was judged; null where it was not one bundle. */
  judged_by: string | null;
}

interface DeviceMergeTable {
  id: string;
  organization_id: string;
  site_id: string;
  device_id: string;
  merged_device_id: string;
  reason: DeviceMergeReason;
  first_seen_at_before: Date;
  made_by: string | null;
  made_at: Date;
  undone_by: string | null;
  undone_at: Date | null;
}

interface DeviceMergeItemTable {
  organization_id: string;
  merge_id: string;
  kind: 'service' | 'finding' | 'closed_finding' | 'reopened_finding' | 'scan' | 'tag';
  item_id: string;
}

interface DeviceSightingTable {
  organization_id: string;
  device_id: string;
  scan_id: string;
  /** Where it was then; null for sightings of older versions. */
  ip_address: string | null;
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
  scan_id: string | null;
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
  /** The start, in UTC, of the day CISA listed it. */
  exploited_since: Date | null;
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
  /** When it last was open again after it was closed or decided. */
  reopened_at: Date | null;
  decided_status: DecidedStatus | null;
  decided_by: DecisionKind | null;
  decision_id: string | null;
  decided_until: Date | null;
  /** Rules that count beside the one of `decision_id`. */
  decided_beside: Generated<string[]>;
  /** What was so when the rule began to count. */
  decided_facts: Json<KeptLapseFacts> | null;
  /** When a verification last found what was said to be mitigated. */
  refuted_at: Date | null;
  /** Rules that have lapsed for it. */
  lapsed_rules: Generated<string[]>;
  /** Made of the columns above by the database. */
  state: ColumnType<LifecycleState, never, never>;
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
  /** The scan that saw or closed it; null where none did, and for events of older versions. */
  scan_id: string | null;
  /** What was decided; null in events of other kinds. */
  status: DecidedStatus | null;
  decided_by: DecisionKind | null;
  decision_id: string | null;
  ticket: Json<TicketName> | null;
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

interface FindingRuleTable {
  id: string;
  organization_id: string;
  site_id: string | null;
  finding_id: string | null;
  cve_id: string | null;
  network: string | null;
  tag: string | null;
  device_class: DeviceClass | null;
  status: DecidedStatus;
  vex_justification: VexJustification | null;
  justification: string;
  lapses_on: RuleLapse[];
  expires_at: Date | null;
  created_by: string;
  created_at: Date;
  ended_at: Date | null;
  ended_by: string | null;
  ended_as: FindingRule['endedAs'];
  product: string | null;
  purl: string | null;
  port: number | null;
  transport: Transport | null;
  vex_document_id: string | null;
}

interface VexDocumentTable {
  id: string;
  organization_id: string;
  site_id: string | null;
  format: VexFormat;
  document_id: string;
  author: string;
  version: string;
  issued_at: Date;
  digest: string;
  imported_by: string;
  imported_at: Date;
  replaced_at: Date | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
}

interface TicketTable {
  id: string;
  organization_id: string;
  /** As the help desk names it; unique within the organization. */
  reference: string;
  url: string | null;
  state: TicketState;
  created_by: string;
  created_at: Date;
  closed_by: string | null;
  closed_at: Date | null;
  /** Null also where a scan did. */
  reopened_by: string | null;
  reopened_at: Date | null;
  reopened_scan_id: string | null;
}

interface TicketFindingTable {
  organization_id: string;
  ticket_id: string;
  finding_id: string;
  linked_by: string;
  linked_at: Date;
  /** The merge of devices that brought the link from the finding of the other; null where somebody made it. */
  merge_id: string | null;
}

/** What was found where, and what people decided about it. */
export interface FindingTables {
  devices: DeviceTable;
  device_sightings: DeviceSightingTable;
  device_services: DeviceServiceTable;
  device_events: DeviceEventTable;
  device_merges: DeviceMergeTable;
  device_merge_items: DeviceMergeItemTable;
  cve_records: CveRecordTable;
  findings: FindingTable;
  finding_sightings: FindingSightingTable;
  finding_events: FindingEventTable;
  cve_statuses: CveStatusTable;
  finding_rules: FindingRuleTable;
  vex_documents: VexDocumentTable;
  tickets: TicketTable;
  ticket_findings: TicketFindingTable;
}
