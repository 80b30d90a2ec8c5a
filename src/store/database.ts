import type { ColumnType, Generated, Kysely } from 'kysely';
import type { ActorKind } from '../domain/actor.ts';
import type { AuditOutcome, AuditState } from '../domain/audit-entry.ts';
import type { DeviceClass } from '../domain/device-class.ts';
import type { HostObservation } from '../domain/observation.ts';
import type { Retention } from '../domain/retention.ts';
import type { RouterTerms } from '../domain/router-login.ts';
import type { RouterReport } from '../domain/router-report.ts';
import type { ScanHold } from '../domain/scan-hold.ts';
import type { ScanFigures } from '../domain/scan-figures.ts';
import type { ScanKind, ScanStatus } from '../domain/scan.ts';
import type { ScanProgress } from '../domain/scan-progress.ts';
import type { ScanTraffic } from '../domain/scan-traffic.ts';
import type { ScanResult } from '../domain/scan-result.ts';
import type { SingleBlackout, WeeklyBlackout } from '../domain/blackout-window.ts';
import type { OccurrenceOutcome, OccurrenceReason } from '../domain/schedule-occurrence.ts';
import type { MissedRunPolicy, ScheduleRecurrence } from '../domain/schedule-timing.ts';
import type { AgentTables } from './agent-tables.ts';
import type { BlockTables } from './block-tables.ts';
import type { FindingTables } from './finding-tables.ts';
import type { Json } from './json-column.ts';
import type { NotificationTables } from './notification-tables.ts';
import type { ReportTables } from './report-tables.ts';

interface OrganizationTable {
  id: string;
  name: string;
  /** Days after which a decision expires that names no date; null: never. */
  default_status_days: number | null;
  /** Null: the defaults hold. */
  retention: Json<Retention> | null;
  created_at: Date;
  updated_at: Date;
}

interface InstallationTable {
  /** Always 1: there is one row. */
  id: number;
  organization_id: string;
  admin_api_key_id: string;
  first_site_id: string;
  first_scan_id: string | null;
  link_secret: string;
  created_at: Date;
  /** Digest of the bundle that all that is kept was judged by. */
  matched_bundle: string | null;
  matched_record_at: Date | null;
}

interface WorkerTable {
  id: string;
  name: string;
  labels: string[];
  release: string;
  /** The newest form of jobs that it knows. */
  job_form: number;
  started_at: Date;
  heartbeat_at: Date;
  draining: boolean;
}

interface UserTable {
  id: string;
  organization_id: string;
  email: string;
  name: string;
  created_at: Date;
  updated_at: Date;
}

interface ApiKeyTable {
  id: string;
  organization_id: string;
  name: string;
  prefix: string;
  lookup_id: string;
  secret_hash: string;
  scopes: string[];
  site_ids: string[] | null;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
  created_at: Date;
}

interface SiteTable {
  id: string;
  organization_id: string;
  name: string;
  networks: string[];
  excluded_networks: string[];
  excluded_devices: string[];
  router_address: string | null;
  router_username: string | null;
  /** AES-256-GCM; what opens it is kept elsewhere. */
  router_password_sealed: string | null;
  router_terms: Json<RouterTerms> | null;
  router_community_sealed: string | null;
  /** What a worker must be labelled with to reach it; null: any. */
  worker_label: string | null;
  /** When a scan of the site last ended, and when one last had an answer. */
  last_checked_at: Date | null;
  last_reached_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

interface ScanScheduleTable {
  id: string;
  organization_id: string;
  description: string;
  day_of_week: number;
  time_of_day: string;
  every_n_weeks: number;
  timezone: string;
  min_cvss: number;
  warning_threshold: number;
  ignore_offline_sites: boolean;
  notify: string[];
  notification_group: string | null;
  /** The first occurrence: the N-week phase is counted from here. */
  anchor_at: Date;
  next_scan_at: Date;
  /** When the API last started it. */
  last_triggered_at: Date | null;
  /** Takes the place of weekday and weeks; null: those count. */
  recurrence: Json<ScheduleRecurrence> | null;
  missed_runs: Generated<MissedRunPolicy>;
  missed_run_window_hours: Generated<number>;
  /** When the run that is to begin at `next_scan_at` was due, where it was put off. */
  deferred_from: Date | null;
  created_at: Date;
  updated_at: Date;
}

interface ScheduleOccurrenceTable {
  id: string;
  organization_id: string;
  schedule_id: string;
  due_at: Date;
  decided_at: Date;
  outcome: OccurrenceOutcome;
  reason: OccurrenceReason;
  scan_id: string | null;
  deferred_until: Date | null;
  blackout_window: string | null;
  offline_site_ids: Generated<string[]>;
}

interface BlackoutWindowTable {
  id: string;
  organization_id: string;
  name: string;
  /** Null: all. */
  site_ids: string[] | null;
  /** Null: it is about whole sites. */
  device_classes: DeviceClass[] | null;
  weekly: Json<WeeklyBlackout> | null;
  single: Json<SingleBlackout> | null;
  created_at: Date;
  updated_at: Date;
}

interface ScanScheduleSiteTable {
  organization_id: string;
  schedule_id: string;
  site_id: string;
  subnet: string;
  position: number;
}

interface ScanTable {
  id: string;
  organization_id: string;
  scan_code: string;
  kind: ScanKind;
  schedule_id: string | null;
  /** The schedule's threshold when the scan was accepted. */
  min_cvss: number;
  /** Null for a scan without a schedule. */
  warning_threshold: number | null;
  /** The finding whose services alone it asks; null for every other scan. */
  verifies_finding_id: string | null;
  /** The ticket whose findings at its sites it asks for alone; null for every other scan. */
  verifies_ticket_id: string | null;
  status: ScanStatus;
  stop_requested_at: Date | null;
  pause_requested_at: Date | null;
  /** Since when only its counts are kept. */
  details_forgotten_at: Date | null;
  reasons: string[];
  intel_digest: string | null;
  /** Of the parts judged so far; null before the first. */
  figures: Json<ScanFigures> | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

interface ScanSiteTable {
  id: string;
  organization_id: string;
  scan_id: string;
  site_id: string;
  targets: string[];
  subnets: string[];
  excluded_networks: string[];
  excluded_devices: string[];
  status: ScanStatus;
  progress: Json<ScanProgress> | null;
  router: Json<RouterReport> | null;
  reasons: string[];
  /** Attempts since the last stored host. */
  attempts: number;
  scope_seal: string | null;
  traffic: Json<ScanTraffic> | null;
  /** The site while this part has it to itself. */
  turn_of: string | null;
  hold: Json<ScanHold> | null;
  /** As the site had it when the scan was accepted. */
  worker_label: string | null;
  job_form: Generated<number>;
  /** Counts who took it; only the last one's writes are kept. */
  lease: Generated<number>;
  worker_id: string | null;
  unreached_since: Date | null;
  unreached_seen_at: Date | null;
  worked_ms: Generated<number>;
  /** Kinds of devices that a blackout window kept from being asked. */
  quiet_classes: Generated<DeviceClass[]>;
  started_at: Date | null;
  finished_at: Date | null;
}

interface ScanHostObservationTable {
  organization_id: string;
  scan_site_id: string;
  ip_address: string;
  observation: Json<HostObservation>;
}

interface ScanResultTable {
  organization_id: string;
  scan_id: string;
  scan_site_id: string;
  result: Json<ScanResult>;
  hosts_scanned: number;
  hosts_with_cves: number;
  open_ports: number;
  cve_count: number;
  cve_ids: string[];
  port_keys: string[];
  highest_score: number | null;
  score_sum: number;
  score_count: number;
  /** Null without a threshold. */
  warning_count: number | null;
}

interface AuditLogTable {
  id: string;
  organization_id: string;
  /** Counted from 1 within the organization; PostgreSQL gives a bigint as text. */
  sequence: ColumnType<string, number, never>;
  actor_kind: ActorKind;
  actor_id: string;
  action: string;
  object_kind: string;
  object_id: string;
  outcome: AuditOutcome;
  code: string | null;
  request_id: string | null;
  before: Json<AuditState> | null;
  after: Json<AuditState> | null;
  created_at: Date;
  previous_hash: string;
  hash: string;
}

interface AuditHeadTable {
  organization_id: string;
  sequence: ColumnType<string, number, number>;
  hash: string;
  /** How many entries told of a change; the rest are calls that changed nothing. */
  changes: ColumnType<string, number | undefined, number>;
}

/** The tables, as migrations made them. Every row but the installation's own says whose it is. */
export type Database = {
  organizations: OrganizationTable;
  installation: InstallationTable;
  workers: WorkerTable;
  users: UserTable;
  api_keys: ApiKeyTable;
  sites: SiteTable;
  scan_schedules: ScanScheduleTable;
  scan_schedule_sites: ScanScheduleSiteTable;
  schedule_occurrences: ScheduleOccurrenceTable;
  blackout_windows: BlackoutWindowTable;
  scans: ScanTable;
  scan_sites: ScanSiteTable;
  scan_host_observations: ScanHostObservationTable;
  scan_results: ScanResultTable;
  audit_log: AuditLogTable;
  audit_heads: AuditHeadTable;
} & AgentTables &
  BlockTables &
  FindingTables &
  NotificationTables &
  ReportTables;

/** Either the store at large or a transaction of it: what every query runs on. */
export type Connection = Kysely<Database>;
