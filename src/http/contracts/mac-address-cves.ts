import { z } from 'zod';
import { complianceTags } from '../../domain/compliance-tags.ts';
import { CveStanding } from '../../domain/cve-status.ts';
import { readCvssMetrics } from '../../domain/cvss-metrics.ts';
import { cvssSubScores } from '../../domain/cvss-sub-scores.ts';
import type { DeviceFinding } from '../../domain/device-finding.ts';
import { Severity } from '../../domain/severity.ts';
import type {
  CveOnDevice,
  CvesByMacAddress,
  MacStats as Figures,
} from '../../operations/findings/get-cves-by-mac-address.ts';
import { macAddressCvesExample } from './mac-address-cves-example.ts';

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);
const score = z.number().min(0).max(10);
const word = z.string().nullable();

/** Body of `POST /scans/cve/mac-address/cves`. */
export const MacAddressesBody = z
  .strictObject({
    mac_addresses: z
      .array(z.string().max(32))
      .min(1)
      .max(500)
      .meta({ description: 'in any case; with colons, with hyphens, or bare' }),
  })
  .meta({ examples: [{ mac_addresses: ['00:1A:2B:3C:4D:5E', '001a2b3c4d5f'] }] });

const CveDetailPart = z.object({
  cvss_version: word,
  vector: word,
  base_score: score.nullable(),
  severity: Severity.meta({ description: 'NONE while nobody has scored it' }),
  impact_score: z.number().nullable().meta({ description: 'computed from the vector; null for CVSS 4.0' }),
  exploitability_score: z.number().nullable(),
  metrics: z
    .object({
      attack_vector: word,
      attack_complexity: word,
      privileges_required: word.meta({ description: 'of CVSS 2.0: how often one must log in' }),
      user_interaction: word,
      scope: word,
      confidentiality: word,
      integrity: word,
      availability: word,
    })
    .meta({ description: 'null where the version of CVSS has no such metric' }),
});

const MacAddressCve = z.object({
  id: z.uuid().meta({ description: 'id of the newest sighting' }),
  cve_id: z.string(),
  description: z.string(),
  published_at: instant,
  created_at: instant.meta({ description: 'when it was seen last' }),
  vector: word,
  score: score.nullable().meta({ description: 'null while nobody has scored it' }),
  severity: Severity.meta({ description: 'NONE while nobody has scored it' }),
  scan_id: z.uuid().meta({ description: 'the scan that saw it last' }),
  compliance_tags: z.array(z.enum(complianceTags)),
  host: z.object({
    id: z.uuid(),
    site_id: z.uuid(),
    hostname: word,
    mac_address: z.string(),
    manufacturer: word,
    ip_address: z.string(),
  }),
  status: CveStanding,
  other_occurrences: z
    .array(z.object({ id: z.uuid(), scan_id: z.uuid(), host_id: z.uuid(), created_at: instant }))
    .meta({ description: 'the newest 100 sightings before this one; the counts are of all of them' }),
  assigner: word.meta({ description: 'the CVE numbering authority' }),
  references: z.array(z.object({ url: z.string(), name: z.string() })),
  cve_detail: CveDetailPart,
  finding_id: z.uuid(),
  known_exploited: z.boolean(),
});

const stats = { unique_cve_count: count, highest_score: score, average_score: score };
const MacStatsPart = z.object({ total_cve_instances: count, ...stats });

const fields = {
  mac_addresses: z.array(z.string()).meta({ description: 'as they are kept: upper case, with colons' }),
  total_scans: count.meta({ description: 'scans that saw any of them' }),
  total_cve_instances: count.meta({ description: 'CVEs counted once for each host and scan' }),
  total_host_count: count.meta({ description: 'hosts; one MAC address in two sites is two' }),
  mac_stats: z.record(z.string(), MacStatsPart),
  stats: z.object(stats),
  cves: z.array(MacAddressCve).meta({ description: 'one for each CVE and host, the one seen last first' }),
};

export const MacAddressCves = z.object(fields).meta({
  id: 'MacAddressCves',
  description: 'Every CVE that any scan saw on the devices, whatever the thresholds of schedules.',
  examples: [macAddressCvesExample],
});
type MacAddressCves = z.infer<typeof MacAddressCves>;

export const SingleMacAddressCves = z.object({ mac_address: z.string(), ...fields }).meta({
  id: 'SingleMacAddressCves',
  description: 'The same for one MAC address.',
  examples: [{ mac_address: '00:1A:2B:3C:4D:5E', ...macAddressCvesExample }],
});

export function fromCvesByMacAddress(found: CvesByMacAddress): MacAddressCves {
  const macStats = Object.entries(found.macStats).map(
    ([mac, figures]) => [mac, fromFigures(figures)] as const,
  );
  return {
    mac_addresses: [...found.macAddresses],
    total_scans: found.totalScans,
    total_cve_instances: found.totalCveInstances,
    total_host_count: found.totalHostCount,
    mac_stats: Object.fromEntries(macStats),
    stats: fromStats(found.stats),
    cves: found.cves.map(fromCve),
  };
}

function fromFigures(figures: Figures): z.infer<typeof MacStatsPart> {
  return { total_cve_instances: figures.totalCveInstances, ...fromStats(figures) };
}

function fromStats(figures: CvesByMacAddress['stats']): MacAddressCves['stats'] {
  return {
    unique_cve_count: figures.uniqueCveCount,
    highest_score: figures.highestScore,
    average_score: figures.averageScore,
  };
}

function fromCve({ finding, device, words, newest, ...cve }: CveOnDevice): z.infer<typeof MacAddressCve> {
  return {
    id: newest.id,
    cve_id: finding.cveId,
    description: words?.description ?? '',
    published_at: finding.publishedAt,
    created_at: newest.createdAt,
    vector: finding.vector,
    score: finding.score,
    severity: finding.severity ?? 'NONE',
    scan_id: newest.scanId,
    compliance_tags: [...cve.complianceTags],
    host: {
      id: device.id,
      site_id: device.siteId,
      hostname: device.hostname,
      // Found by it, so it has one.
      mac_address: device.macAddress ?? '',
      manufacturer: device.manufacturer,
      ip_address: device.ipAddress,
    },
    status: cve.standing,
    other_occurrences: cve.others.map((other) => ({
      id: other.id,
      scan_id: other.scanId,
      host_id: other.deviceId,
      created_at: other.createdAt,
    })),
    assigner: words?.assigner ?? null,
    references: (words?.references ?? []).map(({ url, name }) => ({ url, name: name ?? url })),
    cve_detail: fromDetail(finding),
    finding_id: finding.id,
    known_exploited: finding.knownExploited,
  };
}

function fromDetail({ vector, score: base, severity, cvssVersion }: DeviceFinding) {
  const { impact, exploitability } = cvssSubScores(vector ?? '');
  const metrics = readCvssMetrics(vector ?? '');
  return {
    cvss_version: cvssVersion,
    vector,
    base_score: base,
    severity: severity ?? ('NONE' as const),
    impact_score: impact,
    exploitability_score: exploitability,
    metrics: {
      attack_vector: metrics.attackVector,
      attack_complexity: metrics.attackComplexity,
      privileges_required: metrics.privilegesRequired,
      user_interaction: metrics.userInteraction,
      scope: metrics.scope,
      confidentiality: metrics.confidentiality,
      integrity: metrics.integrity,
      availability: metrics.availability,
    },
  };
}
