import { z } from 'zod';

// Written from the reference of the original API, with nothing of the product: a field may be added to an answer,
// none may be absent or of another type.
const instant = z.iso.datetime({ offset: true });
const cveId = z.string().regex(/^CVE-\d{4}-\d{4,}$/u);
const mac = z.string().regex(/^(?:[0-9A-F]{2}:){5}[0-9A-F]{2}$/u);
const score = z.number().min(0).max(10);
const share = z.number().min(0).max(100);
const count = z.int().min(0);
const severity = z.enum(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']);
const complianceTag = z.enum(['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST']);

/** A scan report, listed and alone. */
export const reportFields = z.looseObject({
  id: z.uuid(),
  scan_schedule_id: z.uuid().nullable(),
  scan_id: z.string().regex(/^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$/u),
  targets: count,
  started_at: instant.nullable(),
  finished_at: instant.nullable(),
  runtime: z.string(),
  average_score: score,
  highest_score: score,
  cve_count: count,
  unique_cves: count,
  open_ports: count,
  hosts_scanned: count,
  json_url: z.url().nullable(),
  pdf_url: z.url().nullable(),
  log_url: z.string().regex(/^\/v1\/scans\/[\da-f-]{36}\/events$/u),
  running: z.boolean(),
  duration_cumulative: count,
  duration_absolute: count,
  cve_repeat_ratio: z.number().min(0),
  warning_threshold: score.nullable(),
  warning_count: count.nullable(),
  percentage_done: share,
  percentage_failed: share,
  unique_ports: count,
  hosts_with_cves: count,
  sites_with_cves: count,
});

/** A scan schedule, listed and alone. */
export const scheduleFields = z.looseObject({
  id: z.uuid(),
  description: z.string().min(1),
  day_of_week: z.int().min(0).max(6),
  time_of_day: z.string().regex(/^\d\d:\d\d$/u),
  every_n_weeks: z.int().min(1).max(52),
  timezone: z.string().min(1),
  min_cvss: score,
  warning_threshold: score,
  ignore_offline_sites: z.boolean(),
  sites: z.array(z.looseObject({ id: z.uuid(), subnet: z.string().regex(/\/\d+$/u) })).min(1),
  notify: z.array(z.uuid()),
  notification_group: z.string().nullable(),
  next_scan_at: instant,
  last_run_at: instant.nullable(),
  running: z.boolean(),
  status: z.enum(['ready', 'starting', 'running', 'processing', 'stopping']),
  latest_scan: reportFields.nullable(),
  created_at: instant,
  updated_at: instant,
});

export const startedScanFields = z.looseObject({
  scan_id: z.uuid(),
  status: z.literal('pending'),
  message: z.string().min(1),
});

export const stoppedScanFields = z.looseObject({
  scan_id: z.uuid(),
  status: z.literal('stopping'),
  message: z.string().min(1),
});

export const startedSingleIpFields = startedScanFields.extend({
  ip_address: z.ipv4(),
  site_id: z.uuid(),
  created_at: instant,
});

export const startedMultipleIpsFields = z.looseObject({
  scan_id: z.uuid(),
  scan_site_id: z.uuid(),
  target_ips: z.array(z.ipv4()).min(1),
  message: z.literal('Scan started successfully'),
});

/** The object once a scan ran; the empty array before. */
export const latestStatusFields = z.union([
  z.looseObject({ targets: z.array(z.uuid()), scanned: z.array(z.uuid()), failed: z.array(z.uuid()) }),
  z.array(z.never()),
]);

const cveDetailFields = z.looseObject({
  cvss_version: z.string().nullable(),
  vector: z.string().nullable(),
  base_score: score.nullable(),
  severity,
  impact_score: z.number().nullable(),
  exploitability_score: z.number().nullable(),
  metrics: z
    .looseObject({
      attack_vector: z.string().nullable(),
      attack_complexity: z.string().nullable(),
      privileges_required: z.string().nullable(),
      user_interaction: z.string().nullable(),
      scope: z.string().nullable(),
      confidentiality: z.string().nullable(),
      integrity: z.string().nullable(),
      availability: z.string().nullable(),
    })
    .nullable(),
});

const macCveFields = z.looseObject({
  id: z.uuid(),
  cve_id: cveId,
  description: z.string(),
  published_at: instant,
  created_at: instant,
  vector: z.string().nullable(),
  score: score.nullable(),
  severity,
  scan_id: z.uuid(),
  compliance_tags: z.array(complianceTag),
  host: z.looseObject({
    id: z.uuid(),
    hostname: z.string().nullable(),
    mac_address: mac.nullable(),
    manufacturer: z.string().nullable(),
    ip_address: z.union([z.ipv4(), z.ipv6()]),
  }),
  status: z.enum(['open', 'accepted', 'mitigated']),
  other_occurrences: z.array(
    z.looseObject({ id: z.uuid(), scan_id: z.uuid(), host_id: z.uuid(), created_at: instant }),
  ),
  assigner: z.string().nullable(),
  references: z.array(z.looseObject({ url: z.string(), name: z.string() })),
  cve_detail: cveDetailFields.nullable(),
});

const macStatsFields = z.looseObject({
  total_cve_instances: count,
  unique_cve_count: count,
  highest_score: score,
  average_score: score,
});

export const macCvesFields = z.looseObject({
  mac_addresses: z.array(mac).min(1),
  total_scans: count,
  total_cve_instances: count,
  total_host_count: count,
  mac_stats: z.record(mac, macStatsFields),
  stats: z.looseObject({ unique_cve_count: count, highest_score: score, average_score: score }),
  cves: z.array(macCveFields).min(1),
});

export const scannedMacFields = z.looseObject({
  mac_address: mac,
  manufacturer: z.string().nullable(),
  hostname: z.string().nullable(),
  ip_address: z.union([z.ipv4(), z.ipv6()]),
  site_id: z.uuid(),
  first_seen_at: instant,
  last_seen_at: instant,
  total_scans: count,
  total_cve_instances: count,
  unique_cve_count: count,
  open_cve_count: count,
  highest_score: score,
  average_score: score,
});

export const mitigationFields = z.looseObject({ cve_id: cveId, mitigation: z.string().min(1) });

export const cveStatusFields = z.looseObject({
  id: z.uuid(),
  mac_address: mac,
  cve_id: cveId,
  status: z.enum(['open', 'accepted', 'mitigated']),
  justification: z.string().min(10).max(1000),
  scan_id: z.uuid().nullable(),
  expiration_date: instant.nullable(),
  created_by: z.string().min(1),
  updated_by: z.string().min(1),
  created_at: instant,
  updated_at: instant,
});

export const updatedCveStatusFields = z.looseObject({
  data: cveStatusFields,
  message: z.literal('CVE status updated successfully'),
});
