import { DatabaseSync } from 'node:sqlite';
import { parseCpeName } from '../../../src/domain/cpe-name.ts';
import type { VersionRange } from '../../../src/domain/version-scheme.ts';
import type {
  Configuration,
  ConfigurationNode,
  CpeMatch,
  VulnerabilityRecord,
} from '../../../src/domain/vulnerability-record.ts';
import type { BundleInput } from '../../../src/intelligence/bundle/bundle-input.ts';
import { openBundleDatabase } from '../../../src/intelligence/bundle/open-bundle.ts';
import { writeBundle } from '../../../src/intelligence/bundle/write-bundle.ts';
import { matchCpe, type JudgedCve } from '../../../src/matching/match-cpe.ts';

/** `a:acme:app:1.0` gives the whole formatted string; what is left out is ANY. */
export function cpe(short: string): string {
  const parts = short.split(/(?<!\\):/u);
  return `cpe:2.3:${[...parts, ...Array.from({ length: 11 - parts.length }, () => '*')].join(':')}`;
}

export function vulnerable(short: string, range?: VersionRange): CpeMatch {
  return { vulnerable: true, criteria: cpe(short), ...(range && { range }) };
}

export function platform(short: string, range?: VersionRange): CpeMatch {
  return { ...vulnerable(short, range), vulnerable: false };
}

export function node(operator: 'AND' | 'OR', matches: CpeMatch[], negate = false): ConfigurationNode {
  return { operator, negate, matches };
}

export function configuration(
  operator: 'AND' | 'OR',
  nodes: ConfigurationNode[],
  negate = false,
): Configuration {
  return { operator, negate, nodes };
}

export function record(
  cveId: string,
  configurations: Configuration[],
  more: Partial<VulnerabilityRecord> = {},
): VulnerabilityRecord {
  return {
    cveId,
    assigner: null,
    source: 'nvd',
    status: 'published',
    publishedAt: '2024-01-01T00:00:00.000Z',
    modifiedAt: '2024-01-01T00:00:00.000Z',
    description: cveId,
    scores: [],
    weaknesses: [],
    references: [],
    configurations,
    digest: `sha256:${'0'.repeat(64)}`,
    ...more,
  };
}

export async function bundleOf(
  records: readonly VulnerabilityRecord[],
  more: Partial<Pick<BundleInput, 'kev' | 'epss' | 'feedContent'>> = {},
) {
  const database = new DatabaseSync(':memory:');
  const input = {
    kind: 'full',
    records,
    damaged: () => 0,
    kev: new Set<string>(),
    epss: new Map(),
    sources: [],
    ...more,
  } as const;
  await writeBundle(database, input);
  return openBundleDatabase(database);
}

/** The verdict of the one CVE with these configurations on a product beside others; undefined for none. */
export async function verdictOf(
  configurations: Configuration[],
  observed: string,
  inventory: string[] = [],
): Promise<JudgedCve | undefined> {
  const bundle = await bundleOf([record('CVE-2024-0001', configurations)]);
  const others = inventory.map((short) => parseCpeName(cpe(short))!);
  const judged = matchCpe(bundle, parseCpeName(cpe(observed))!, { inventory: others, all: true });
  bundle.close();
  return judged[0];
}

/** The verdict as one line: `affected version_match platform_unverified`, or `not_affected other_version`. */
export async function wordOf(configurations: Configuration[], observed: string, inventory: string[] = []) {
  const judged = await verdictOf(configurations, observed, inventory);
  if (judged === undefined) return 'none';
  const factors = judged.verdict.factors.map(({ name }) => name);
  const { verdict } = judged.verdict;
  return [verdict, ...(verdict === 'not_affected' ? [judged.reason] : factors)].join(' ');
}
