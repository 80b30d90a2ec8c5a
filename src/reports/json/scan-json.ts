import { z } from 'zod';
import { deviceClasses } from '../../domain/device-class.ts';
import { fragileClasses } from '../../domain/device-exclusion.ts';
import { discoveredBys, routerFactSources } from '../../domain/observation.ts';
import { DecidedStatus } from '../../domain/lifecycle-state.ts';
import { decisionKinds } from '../../domain/standing-decision.ts';
import { VexJustification } from '../../domain/vex-justification.ts';
import { RoutersJson } from './routers-json.ts';
import { scanJsonExample } from './scan-json-example.ts';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });
const score = z.number().min(0).max(10).nullable().meta({ description: 'CVSS base score as published' });

const Epss = z
  .strictObject({
    probability: z.number().min(0).max(1),
    percentile: z.number().min(0).max(1),
  })
  .nullable();

const Tls = z
  .strictObject({
    protocol: z.string().nullable(),
    cipher: z.string().nullable(),
    subject: z.string().nullable(),
    issuer: z.string().nullable(),
    valid_from: z.string().nullable(),
    valid_to: z.string().nullable(),
    fingerprint_sha256: z.string().nullable(),
    alt_names: z.array(z.string()),
  })
  .nullable();

const Port = z.int().min(1).max(65535);
const TransportName = z.enum(['tcp', 'udp']);
const Confidence = z.int().min(0).max(100);

const ServiceJson = z.strictObject({
  port: Port,
  transport: TransportName,
  service: z.string().nullable(),
  vendor: z.string().nullable(),
  product: z.string().nullable(),
  version: z.string().nullable(),
  cpe: z.array(z.string()).meta({ description: 'CPE 2.3 formatted strings (NIST IR 7695)' }),
  extra: z.record(z.string(), z.string()),
  tls: Tls,
  banner: z.string().nullable(),
  fingerprint: z.string().nullable(),
  confidence: Confidence,
  observation: z.string().nullable().optional().meta({
    description: 'id of the observed reply that the identity rests on; absent in results of older versions',
  }),
});

const DecisionJson = z.strictObject({
  status: DecidedStatus,
  by: z.enum(decisionKinds).meta({
    description:
      '`decision`: about the CVE on a MAC address; `rule`: a rule, or a statement of a VEX document',
  }),
  id: z.string().meta({ description: 'of the decision or the rule' }),
  justification: z.string().meta({ description: 'the words of who decided' }),
  vex_justification: VexJustification.nullable(),
  vex_document: z
    .strictObject({ id: z.string(), author: z.string() })
    .nullable()
    .meta({ description: 'that it is a statement of; null for a decision of a person' }),
  decided_by: z.string().meta({ description: 'who decided, or imported the document' }),
  decided_at: instant,
  expires_at: instant.nullable().meta({ description: 'null: until another decision' }),
});

const FindingJson = z.strictObject({
  cve_id: z.string().regex(/^CVE-\d{4}-\d{4,19}$/u),
  verdict: z.enum(['affected', 'not_affected', 'unknown']),
  score,
  severity: z.enum(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']).nullable(),
  vector: z.string().nullable(),
  cvss_version: z.enum(['2.0', '3.0', '3.1', '4.0']).nullable(),
  warning: z.boolean().meta({ description: 'scored at or above warning_threshold' }),
  known_exploited: z.boolean().meta({ description: 'listed in the CISA KEV catalogue' }),
  epss: Epss,
  confidence: Confidence,
  confidence_factors: z.array(z.strictObject({ name: z.string(), effect: z.int() })),
  service: z.strictObject({ port: Port, transport: TransportName }),
  evidence: z.strictObject({
    observation: z.string().nullable().meta({ description: 'id of the observed reply' }),
    matched_cpe: z.string(),
    statement: z.string().meta({ description: 'the statement of the record that decided' }),
    source: z.string(),
    record_digest: z.string(),
    conflicts: z
      .array(z.strictObject({ source: z.string(), verdict: z.string(), statement: z.string() }))
      .meta({ description: 'what other sources say that contradicts' }),
  }),
  published_at: instant,
  description: z.string(),
  references: z.array(z.strictObject({ url: z.string(), name: z.string().nullable() })),
  decision: DecisionJson.optional().meta({
    description:
      'what was decided about it and counts now; absent where nothing is decided, and in results of older versions',
  }),
});

const ExcludedJson = z.strictObject({
  cve_id: z.string().regex(/^CVE-\d{4}-\d{4,19}$/u),
  reason: z.enum(['fixed_by_distribution']),
  statement: z.string().meta({ description: 'what decided' }),
  source: z.enum(['debian_tracker']),
  service: z.strictObject({ port: Port, transport: TransportName }),
  judged_cpe: z.string(),
});

const HostJson = z.strictObject({
  site_id: z.string().nullable().meta({ description: 'null in a scan that knows no sites' }),
  site_name: z.string().nullable().meta({ description: 'null as site_id, or when the site is gone' }),
  ip_address: z.string(),
  hostname: z.string().nullable(),
  mac_address: z.string().nullable(),
  manufacturer: z.string().nullable(),
  device: z
    .strictObject({
      class: z.enum(deviceClasses),
      confidence: z.int().min(0).max(100),
      os_family: z.string().nullable(),
      signals: z.array(z.string()),
    })
    .optional()
    .meta({
      description: 'what kind of device it seems to be, and what speaks for it; absent in older results',
    }),
  mac_address_source: z.enum(routerFactSources).optional().meta({
    description: "which table of the site's router the MAC comes from; absent when the scanner saw it itself",
  }),
  hostname_source: z.enum(routerFactSources).optional().meta({ description: 'likewise' }),
  vlan_id: z.int().optional().meta({ description: "the VLAN that the site's router has the host in" }),
  discovered_by: z.enum(discoveredBys),
  partial_reasons: z.array(z.string()),
  traffic: z
    .strictObject({
      packets_sent: z.int().min(0),
      rate_per_second: z.int().min(0).meta({ description: 'the budget of this host; 0: none of its own' }),
      fragile_class: z.enum(fragileClasses).nullable().meta({ description: 'why the budget is a lower one' }),
    })
    .optional()
    .meta({ description: 'what was sent to this host; absent in results of older versions' }),
  services: z.array(ServiceJson),
  findings: z.array(FindingJson),
  excluded: z.array(ExcludedJson).optional().meta({
    description: 'CVEs that the version would have and the service has not; absent when there are none',
  }),
  unknown: z
    .array(
      z.strictObject({
        service: z.strictObject({ port: Port, transport: TransportName }),
        cves: z.int().min(1),
      }),
    )
    .optional()
    .meta({
      description:
        'how many CVEs of a service the records cannot decide, to be looked at by a person: they are no findings, and not known to be absent; absent when there are none, and in results of older versions',
    }),
});

/** The published form of a scan's result. Additions are allowed in later versions, changes are not. */
export const ScanJson = z
  .strictObject({
    scan: z.strictObject({
      id: z.string(),
      scan_code: z.string().nullable().meta({ description: 'friendly code; null for the one-shot command' }),
      scan_schedule_id: z.string().nullable().meta({ description: 'null for a scan without a schedule' }),
      status: z
        .enum(['pending', 'starting', 'running', 'processing', 'finished', 'partial', 'stopped', 'failed'])
        .nullable()
        .meta({ description: 'null for the one-shot command' }),
      warning_threshold: score.meta({
        description: 'score from which a finding is a warning; null for a scan without a schedule',
      }),
      started_at: instant.meta({ description: 'when it was accepted, if it never started' }),
      finished_at: instant.meta({ description: 'when this was written, while the scan runs' }),
      targets: z.array(z.string()),
      min_score: z.number().min(0).max(10).optional().meta({
        description: 'findings scored below are left out; absent when none are',
      }),
      routers: RoutersJson.optional(),
      partial: z.boolean(),
      partial_reasons: z.array(z.string()),
      traffic: z
        .strictObject({
          packets_sent: z.int().min(0),
          peak_per_second: z.int().min(0).meta({ description: 'packets of the busiest second' }),
          rate_per_second: z.int().min(0).meta({ description: 'the budget of the scan; 0: none' }),
          rate_per_second_per_host: z
            .int()
            .min(0)
            .meta({ description: 'the budget of each host, fragile ones excepted; 0: none' }),
        })
        .optional()
        .meta({
          description:
            'what was sent (connection attempts, datagrams, echo requests); absent where nothing was, and in results of ' +
            'older versions',
        }),
      intel: z.strictObject({
        digest: z.string(),
        newest_record_at: instant.nullable(),
        records: z.int().min(0),
        kind: z.enum(['full', 'baseline']),
      }),
    }),
    hosts: z.array(HostJson),
    summary: z.strictObject({
      hosts_scanned: z.int().min(0),
      hosts_with_cves: z.int().min(0),
      open_ports: z.int().min(0),
      cve_count: z.int().min(0),
      unique_cves: z.int().min(0),
      highest_score: score,
      average_score: score,
      warning_count: z.int().min(0).nullable().meta({ description: 'null without a warning_threshold' }),
    }),
  })
  .meta({
    id: 'ScanJson',
    title: 'Sitewarden scan result',
    description: 'The whole result of one scan: hosts, their services, and findings with their evidence.',
    examples: [scanJsonExample],
  });
export type ScanJson = z.infer<typeof ScanJson>;
export type HostJson = z.infer<typeof HostJson>;
export type ServiceJson = z.infer<typeof ServiceJson>;
export type FindingJson = z.infer<typeof FindingJson>;
