import { z } from 'zod';
import { findingClosedReasons } from '../../domain/finding-closed-reason.ts';
import { complianceTags } from '../../domain/compliance-tags.ts';
import { FindingStanding, LifecycleState } from '../../domain/lifecycle-state.ts';
import { PriorityTier, priorityReasonNames } from '../../domain/priority.ts';
import { Severity, SeverityOrUnscored } from '../../domain/severity.ts';
import { decisionKinds } from '../../domain/standing-decision.ts';
import { ShownTicketState } from '../../domain/ticket.ts';
import type { FindingCounts as Counts } from '../../operations/findings/count-findings.ts';
import type { ExplainedFinding } from '../../operations/findings/get-finding.ts';
import type { Verification as Started } from '../../operations/findings/accept-verification.ts';
import type { PrioritisedFinding } from '../../operations/findings/with-priority.ts';

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);
const percent = z.int().min(0).max(100);
const share = z.number().min(0).max(1);
const word = z.string().nullable();

const example = {
  id: '9c46d2a1-2222-4678-9abc-def012345678',
  cve_id: 'CVE-2023-38408',
  status: 'open',
  state: 'open',
  decision: null,
  tickets: [],
  score: 9.8,
  severity: 'CRITICAL',
  vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  cvss_version: '3.1',
  known_exploited: false,
  known_exploited_since: null,
  epss: { probability: 0.75, percentile: 0.99 },
  ssvc: { exploitation: 'poc', automatable: true, technical_impact: 'total' },
  priority: {
    tier: 'three_days',
    due_at: '2026-10-29T12:10:00.000Z',
    counted_from: '2026-10-26T12:10:00.000Z',
    reasons: ['exposure_unknown', 'not_known_exploited', 'automatable', 'total_control'],
    rule: 'BOD 26-04, Appendix A, Table 1, row 5',
  },
  published_at: '2023-07-20T03:15:10.000Z',
  confidence: 40,
  port: 22,
  transport: 'tcp',
  site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
  device: {
    id: '9c46d2a1-0000-4678-9abc-def012345678',
    mac_address: '00:1A:2B:3C:4D:5E',
    ip_address: '192.168.1.101',
    hostname: 'fileserver.local',
    manufacturer: 'Ayecom Technology Co., Ltd.',
  },
  first_seen_at: '2026-10-26T12:10:00.000Z',
  last_seen_at: '2026-11-02T12:10:00.000Z',
  first_scan_id: '9c30a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
  last_scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
  sightings: 2,
  closed_at: null,
  closed_reason: null,
};

const fields = {
  id: z.uuid(),
  cve_id: z.string(),
  status: FindingStanding.meta({
    description: 'how it stands now: the newest decision that has not expired',
  }),
  state: LifecycleState.meta({
    description:
      'where it is in its life; `reopened`: open again after it was closed or decided; `fixed_assumed`: the intelligence ' +
      'says that what was seen last is not affected; `unknown`: nobody says anything about it any more',
  }),
  decision: z
    .object({
      by: z.enum(decisionKinds),
      id: z.uuid(),
      until: instant.nullable().meta({ description: 'null: until another decision' }),
    })
    .nullable()
    .meta({ description: 'what `status` rests on; null while nothing is decided' }),
  tickets: z
    .array(z.object({ id: z.uuid(), reference: z.string(), url: word, state: ShownTicketState }))
    .meta({ description: 'of a help desk, which are to mend it; the oldest first' }),
  score: z.number().min(0).max(10).nullable(),
  severity: Severity.nullable().meta({
    description: 'null while nobody has scored it: `severity=UNSCORED` looks for those',
  }),
  vector: word,
  cvss_version: z.enum(['2.0', '3.0', '3.1', '4.0']).nullable(),
  known_exploited: z.boolean().meta({ description: "in CISA's catalogue" }),
  known_exploited_since: z.iso
    .date()
    .nullable()
    .meta({ description: 'the day CISA listed it; null also where the intelligence does not say' }),
  epss: z.object({ probability: share, percentile: share }).nullable(),
  ssvc: z
    .object({
      exploitation: z.enum(['none', 'poc', 'active']).nullable(),
      automatable: z.boolean().nullable(),
      technical_impact: z.enum(['partial', 'total']).nullable(),
    })
    .nullable()
    .meta({ description: "CISA's answers to its SSVC decision points; null where it has published none" }),
  priority: z
    .object({
      tier: PriorityTier,
      due_at: instant
        .nullable()
        .meta({ description: 'the days of the tier after `counted_from`; null: with the next upgrade' }),
      counted_from: instant.nullable().meta({
        description:
          'the earlier of when it was first seen and the start, in UTC, of the day CISA listed the CVE; null: with the next upgrade',
      }),
      reasons: z.array(z.enum(priorityReasonNames)),
      rule: z.string().meta({ description: 'what of the directive gave the tier' }),
    })
    .meta({ description: 'how urgent it is by CISA BOD 26-04' }),
  published_at: instant,
  confidence: percent,
  port: z.int().min(1).max(65_535),
  transport: z.enum(['tcp', 'udp']),
  site_id: z.uuid(),
  device: z.object({
    id: z.uuid(),
    mac_address: word,
    ip_address: z.string(),
    hostname: word,
    manufacturer: word,
  }),
  first_seen_at: instant,
  last_seen_at: instant,
  first_scan_id: z.uuid(),
  last_scan_id: z.uuid(),
  sightings: count.meta({ description: 'scans that saw it' }),
  closed_at: instant.nullable().meta({ description: 'since when it no longer stands; null while it does' }),
  closed_reason: z
    .enum(findingClosedReasons)
    .nullable()
    .meta({
      description:
        '`data_changed`: the intelligence says that it is not affected; `data_withdrawn`: it says nothing of it any more; ' +
        '`fixed_verified`: a scan reached its service and identified a ' +
        'version that is not affected; `device_merged`: its device is another that has it too',
    }),
};

const FindingItem = z.object(fields);

export const FindingList = z
  .array(FindingItem)
  .meta({ id: 'FindingList', description: 'Sorted from the highest down.', examples: [[example]] });

export const FindingDetail = z
  .object({
    ...fields,
    description: z.string(),
    assigner: word,
    scores: z
      .array(
        z.object({
          version: z.enum(['2.0', '3.0', '3.1', '4.0']),
          score: z.number().min(0).max(10),
          severity: Severity,
          vector: z.string(),
          source: z.string().meta({ description: 'who scored it' }),
        }),
      )
      .meta({ description: 'all published scores, the one shown first' }),
    weaknesses: z.array(z.string()),
    references: z.array(z.object({ url: z.string(), name: z.string() })),
    compliance_tags: z.array(z.enum(complianceTags)),
    evidence: z.object({
      observation: word.meta({ description: 'id of the bytes that the identity rests on' }),
      matched_cpe: z.string(),
      statement: z.string(),
      source: z.string(),
      record_digest: z.string(),
      judged_cpe: z.string(),
    }),
    explanation: z.object({
      text: z.string(),
      factors: z.array(z.object({ name: z.string(), effect: z.int(), sentence: z.string() })),
      priority: z.array(z.object({ name: z.enum(priorityReasonNames), sentence: z.string() })),
    }),
  })
  .meta({
    id: 'FindingDetail',
    description: 'A finding with what it rests on.',
    examples: [
      {
        ...example,
        description: 'A forwarded agent can be made to load code.',
        assigner: 'cve@mitre.org',
        scores: [
          {
            version: '3.1',
            score: 9.8,
            severity: 'CRITICAL',
            vector: example.vector,
            source: 'nvd@nist.gov',
          },
        ],
        weaknesses: ['CWE-428'],
        references: [
          { url: 'https://www.openssh.com/security.html', name: 'https://www.openssh.com/security.html' },
        ],
        compliance_tags: ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST'],
        evidence: {
          observation: 'obs:0123456789abcdef0123456789abcdef',
          matched_cpe: 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*',
          statement: 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:* < 9.3',
          source: 'nvd',
          record_digest: `sha256:${'0'.repeat(64)}`,
          judged_cpe: 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
        },
        explanation: {
          text: 'The service at tcp port 22 was identified as …',
          factors: [
            {
              name: 'version_match',
              effect: 90,
              sentence: 'The version lies inside what the record states as affected.',
            },
          ],
          priority: [{ name: 'automatable', sentence: 'An attacker can automate all steps.' }],
        },
      },
    ],
  });

export const FindingCounts = z
  .object({
    total: count,
    known_exploited: count,
    by_severity: z
      .record(SeverityOrUnscored, count)
      .meta({ description: '`UNSCORED`: nobody has scored it; its `severity` is null' }),
    by_status: z.record(FindingStanding, count),
    by_state: z.record(LifecycleState, count),
    by_site: z.array(z.object({ site_id: z.uuid(), total: count, open: count, known_exploited: count })),
  })
  .meta({
    id: 'FindingCounts',
    description: 'Each side adds up to the total; the site with most comes first.',
    examples: [
      {
        total: 12,
        known_exploited: 1,
        by_severity: { NONE: 0, LOW: 1, MEDIUM: 5, HIGH: 4, CRITICAL: 1, UNSCORED: 1 },
        by_status: { open: 10, accepted: 1, mitigated: 1, false_positive: 0 },
        by_state: {
          open: 9,
          reopened: 1,
          accepted: 1,
          mitigated: 1,
          false_positive: 0,
          fixed_verified: 0,
          fixed_assumed: 0,
          unknown: 0,
        },
        by_site: [{ site_id: example.site_id, total: 12, open: 10, known_exploited: 1 }],
      },
    ],
  });

export function fromFinding(finding: PrioritisedFinding): z.infer<typeof FindingItem> {
  return {
    id: finding.id,
    cve_id: finding.cveId,
    status: finding.standing,
    state: finding.state,
    decision: finding.decision && {
      by: finding.decision.by,
      id: finding.decision.id,
      until: finding.decision.until,
    },
    tickets: finding.tickets.map((ticket) => ({ ...ticket })),
    score: finding.score,
    severity: finding.severity,
    vector: finding.vector,
    cvss_version: finding.cvssVersion,
    known_exploited: finding.knownExploited,
    known_exploited_since: finding.exploitedSince,
    epss: finding.epss,
    ssvc: finding.ssvc && {
      exploitation: finding.ssvc.exploitation,
      automatable: finding.ssvc.automatable,
      technical_impact: finding.ssvc.technicalImpact,
    },
    priority: {
      tier: finding.priority.tier,
      due_at: finding.priority.dueAt,
      counted_from: finding.priority.countedFrom,
      reasons: [...finding.priority.reasons],
      rule: finding.priority.rule,
    },
    published_at: finding.publishedAt,
    confidence: finding.confidence,
    port: finding.port,
    transport: finding.transport,
    site_id: finding.siteId,
    device: {
      id: finding.deviceId,
      mac_address: finding.device.macAddress,
      ip_address: finding.device.ipAddress,
      hostname: finding.device.hostname,
      manufacturer: finding.device.manufacturer,
    },
    first_seen_at: finding.firstSeenAt,
    last_seen_at: finding.lastSeenAt,
    first_scan_id: finding.firstScanId,
    last_scan_id: finding.lastScanId,
    sightings: finding.sightings,
    closed_at: finding.closedAt,
    closed_reason: finding.closedReason,
  };
}

export function fromExplainedFinding(explained: ExplainedFinding): z.infer<typeof FindingDetail> {
  const { finding, words, explanation } = explained;
  const { evidence } = finding;
  return {
    ...fromFinding(finding),
    description: words?.description ?? '',
    assigner: words?.assigner ?? null,
    scores: (words?.scores ?? []).map(({ version, score, severity, vector, source }) => ({
      version,
      score,
      severity,
      vector,
      source,
    })),
    weaknesses: [...(words?.weaknesses ?? [])],
    references: (words?.references ?? []).map(({ url, name }) => ({ url, name: name ?? url })),
    compliance_tags: [...explained.complianceTags],
    evidence: {
      observation: evidence.observation,
      matched_cpe: evidence.matchedCpe,
      statement: evidence.statement,
      source: evidence.source,
      record_digest: evidence.recordDigest,
      judged_cpe: evidence.judgedCpe,
    },
    explanation: {
      text: explanation.text,
      factors: explanation.factors.map((factor) => ({ ...factor })),
      priority: explanation.priority.map((reason) => ({ ...reason })),
    },
  };
}

export function fromFindingCounts(counts: Counts): z.infer<typeof FindingCounts> {
  return {
    total: counts.total,
    known_exploited: counts.knownExploited,
    by_severity: { ...counts.bySeverity },
    by_status: { ...counts.byStatus },
    by_state: { ...counts.byState },
    by_site: counts.bySite.map(({ siteId, knownExploited, ...site }) => ({
      site_id: siteId,
      known_exploited: knownExploited,
      ...site,
    })),
  };
}

export const Verification = z
  .object({
    scan_id: z.uuid().meta({ description: 'id of the new scan' }),
    target: z.string().meta({ description: 'the address that is asked' }),
    port: z.int().min(1).max(65_535).meta({
      description: 'of the service that shows it most surely; those of others that show it are asked too',
    }),
    status: z.literal('pending'),
  })
  .meta({
    id: 'Verification',
    description: 'A scan of the services alone that show a finding.',
    examples: [{ scan_id: example.last_scan_id, target: '192.168.1.101', port: 22, status: 'pending' }],
  });

export function fromVerification({ scanId, target, port }: Started): z.infer<typeof Verification> {
  return { scan_id: scanId, target, port, status: 'pending' };
}
