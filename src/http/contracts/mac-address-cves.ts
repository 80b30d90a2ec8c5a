import { z } from 'zod';
import { complianceTags, complianceTagsOf } from '../../domain/compliance-tags.ts';
import { CveStanding } from '../../domain/cve-status.ts';
import { LifecycleState } from '../../domain/lifecycle-state.ts';
import { readCvssMetrics } from '../../domain/cvss-metrics.ts';
import { cvssSubScores } from '../../domain/cvss-sub-scores.ts';
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

const WordsPart = z.object({
  description: z.string(),
  assigner: word.meta({ description: 'the CVE numbering authority' }),
  references: z.array(z.object({ url: z.string(), name: z.string() })),
});

const RatingPart = z.object({
  vector: word,
  score: score.nullable().meta({ description: 'null while nobody has scored it' }),
  severity: Severity.meta({ description: 'NONE while nobody has scored it' }),
  compliance_tags: z.array(z.enum(complianceTags)),
  cve_detail: CveDetailPart,
  known_exploited: z.boolean(),
});

const SeenPart = z.object({
  cve_id: z.string(),
  published_at: instant,
  id: z.uuid().meta({ description: 'id of the newest sighting' }),
  created_at: instant.meta({ description: 'when it was seen last' }),
  scan_id: z.uuid().meta({ description: 'the scan that saw it last' }),
  host: z.object({
    id: z.uuid(),
    site_id: z.uuid(),
    hostname: word,
    mac_address: z.string(),
    manufacturer: word,
    ip_address: z.string(),
  }),
  status: CveStanding,
  state: LifecycleState.meta({ description: 'where the finding is in its life' }),
  other_occurrences: z
    .array(z.object({ id: z.uuid(), scan_id: z.uuid(), host_id: z.uuid(), created_at: instant }))
    .meta({ description: 'the newest 100 sightings before this one; the counts are of all of them' }),
  finding_id: z.uuid(),
});

const MacAddressCve = z.object({ ...SeenPart.shape, ...WordsPart.shape, ...RatingPart.shape });

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
export const SingleMacAddressCves = z.object({ mac_address: z.string(), ...fields }).meta({
  id: 'SingleMacAddressCves',
  description: 'The same for one MAC address.',
  examples: [{ mac_address: '00:1A:2B:3C:4D:5E', ...macAddressCvesExample }],
});

/** The answer without its list of CVEs. */
export function fromMacFigures(found: CvesByMacAddress): Omit<z.infer<typeof MacAddressCves>, 'cves'> {
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
  };
}

function fromFigures(figures: Figures): z.infer<typeof MacStatsPart> {
  return { total_cve_instances: figures.totalCveInstances, ...fromStats(figures) };
}

function fromStats(figures: CvesByMacAddress['stats']): z.infer<typeof MacAddressCves>['stats'] {
  return {
    unique_cve_count: figures.uniqueCveCount,
    highest_score: figures.highestScore,
    average_score: figures.averageScore,
  };
}

/** Where and when a CVE was seen. */
export function fromSeen({
  finding,
  device,
  standing,
  newest,
  others,
}: CveOnDevice): z.infer<typeof SeenPart> {
  return {
    cve_id: finding.cveId,
    published_at: finding.publishedAt,
    id: newest.id,
    created_at: newest.createdAt,
    scan_id: newest.scanId,
    host: {
      id: device.id,
      site_id: device.siteId,
      hostname: device.hostname,
      // Found by it, so it has one.
      mac_address: device.macAddress ?? '',
      manufacturer: device.manufacturer,
      ip_address: device.ipAddress,
    },
    // Of the contract's words the nearest: somebody has decided to leave it.
    status: standing === 'false_positive' ? 'accepted' : standing,
    state: finding.state,
    other_occurrences: others.map((other) => ({
      id: other.id,
      scan_id: other.scanId,
      host_id: device.id,
      created_at: other.createdAt,
    })),
    finding_id: finding.id,
  };
}

/** What the record says, whatever device the CVE is seen on. */
export function fromWords(words: CveOnDevice['words']): z.infer<typeof WordsPart> {
  return {
    description: words?.description ?? '',
    assigner: words?.assigner ?? null,
    references: (words?.references ?? []).map(({ url, name }) => ({ url, name: name ?? url })),
  };
}

export type Rating = Pick<
  CveOnDevice['finding'],
  'vector' | 'score' | 'severity' | 'cvssVersion' | 'knownExploited'
>;

export function fromRating(rating: Rating): z.infer<typeof RatingPart> {
  return {
    vector: rating.vector,
    score: rating.score,
    severity: rating.severity ?? 'NONE',
    compliance_tags: complianceTagsOf(rating),
    cve_detail: fromDetail(rating),
    known_exploited: rating.knownExploited,
  };
}

function fromDetail({ vector, score: base, severity, cvssVersion }: Rating): z.infer<typeof CveDetailPart> {
  const { impact, exploitability } = cvssSubScores(vector ?? '');
  const metrics = readCvssMetrics(vector ?? '');
  return {
    cvss_version: cvssVersion,
    vector,
    base_score: base,
    severity: severity ?? 'NONE',
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
