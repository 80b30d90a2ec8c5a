import { z } from 'zod';
import data from '../../../data/routeros/fixes.json' with { type: 'json' };
import type { VersionEntry, VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { schemeNamed } from '../../versions/registry.ts';
import { digestRecord } from '../digest-record.ts';
import type { StatedFix } from '../mikrotik/stated-fix.ts';
import { mergeFixes, type FixedBranch } from './merge-fixes.ts';
import { shippedReleases, type RouterOsReleases } from './routeros-releases.ts';

const version = z.string().regex(/^\d+(?:\.\d+){0,3}(?:(?:alpha|beta|rc)\d+)?$/u);
const scheme = schemeNamed('routeros');
const isBefore = (a: string | undefined, b: string | undefined) =>
  a === undefined || b === undefined || scheme.compare(scheme.parse(a), scheme.parse(b)) < 0;

const ShippedBranch = z
  .strictObject({ from: version.optional(), fixed: version, before: version.optional() })
  .refine(
    ({ from, fixed, before }) => isBefore(from, fixed) && isBefore(fixed, before),
    'bounds must ascend',
  ) satisfies z.ZodType<FixedBranch>;

const VendorFixes = z.strictObject({
  fixes: z.array(
    z.strictObject({
      cve: z.string().regex(/^CVE-\d{4}-\d{4,19}$/u),
      /** The day on which it was stated. */
      stated: z.iso.date(),
      source: z.url(),
      note: z.string().min(20).max(240).regex(/\.$/u),
      branches: z.array(ShippedBranch).min(1),
    }),
  ),
});

const shipped = VendorFixes.parse(data).fixes;

/**
 * What the vendor says of fixes as its records, one for each CVE: the facts of `data/routeros/fixes.json`, before them the
 * fixes that MikroTik's feed has `stated`.
 */
export function readVendorFixes(
  stated: readonly StatedFix[] = [],
  releases: RouterOsReleases = shippedReleases,
): VulnerabilityRecord[] {
  const known = new Map(shipped.map((fact) => [fact.cve, fact]));
  const byCve = Map.groupBy(stated, ({ cveId }) => cveId);
  const cveIds = [...new Set([...known.keys(), ...byCve.keys()])];
  return cveIds.flatMap((cveId) => {
    const own = known.get(cveId);
    const merged = mergeFixes(byCve.get(cveId) ?? [], own?.branches ?? [], releases);
    const branches = [...merged.branches, ...(own?.branches ?? [])];
    if (branches.length === 0) return [];
    const days = [own?.stated, ...merged.of.map(({ statedOn }) => statedOn ?? undefined)];
    const statedOn = days.reduce((latest, day) => (day !== undefined && day > (latest ?? '') ? day : latest));
    const words = merged.of.map(({ version, text }) => `RouterOS ${version}: ${text}`);
    return [
      vendorRecord(cveId, {
        statedOn: statedOn ?? releases.knownOn,
        description: [own?.note, ...words].filter((one) => one !== undefined).join('\n'),
        urls: [...new Set([own?.source, ...merged.of.map(({ url }) => url)])].filter(
          (one) => one !== undefined,
        ),
        branches,
      }),
    ];
  });
}

interface VendorFact {
  readonly statedOn: string;
  readonly description: string;
  readonly urls: readonly string[];
  readonly branches: readonly FixedBranch[];
}

function vendorRecord(
  cveId: string,
  { statedOn, description, urls, branches }: VendorFact,
): VulnerabilityRecord {
  return digestRecord({
    cveId,
    source: 'vendor',
    status: 'published',
    assigner: null,
    publishedAt: `${statedOn}T00:00:00.000Z`,
    modifiedAt: `${statedOn}T00:00:00.000Z`,
    description,
    scores: [],
    weaknesses: [],
    references: urls.map((url) => ({ url })),
    configurations: [],
    affected: [
      {
        container: 'cna',
        vendor: 'MikroTik',
        product: 'RouterOS',
        cpes: ['cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:*'],
        platforms: [],
        defaultStatus: 'unknown',
        versions: branches.flatMap(versionsOf),
      },
    ],
  });
}

function versionsOf({ from, fixed, before }: FixedBranch): VersionEntry[] {
  const affected: VersionEntry[] =
    from === undefined ? [] : [{ version: from, status: 'affected', lessThan: fixed }];
  return [...affected, { version: fixed, status: 'unaffected', lessThan: before ?? '*' }];
}
