import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Configuration,
  ConfigurationNode,
  CpeMatch,
  VulnerabilityRecord,
} from '../../domain/vulnerability-record.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { digestRecord } from '../digest-record.ts';
import { type AffectedVersions, BaselineFamily, type CveFact } from './baseline-facts.ts';

const shippedFacts = join(import.meta.dirname, '../../../data/baseline');

export interface Baseline {
  /** Ascending by file and place in it; every CVE once. */
  readonly records: readonly VulnerabilityRecord[];
  readonly knownExploited: ReadonlySet<string>;
}

interface Statement {
  readonly platform: string | undefined;
  readonly matches: readonly CpeMatch[];
}

/**
 * Reads the facts under `data/baseline` (or `directory`). Error: `baseline_damaged`, with the file and the field,
 * when a file is not what its schema says.
 */
export function readBaseline(directory = shippedFacts): Baseline {
  const affected = new Map<string, { fact: CveFact; statements: Statement[] }>();
  for (const name of readdirSync(directory).toSorted()) {
    if (!name.endsWith('.json')) continue;
    const { products, facts } = readFamily(join(directory, name));
    for (const fact of facts) {
      const statements = fact.affected.map((entry) => ({
        platform: entry.platform,
        matches: matchesOf(entry, products, name),
      }));
      const known = affected.get(fact.cve);
      // One CVE may concern several families (a protocol's flaw); its statements then stand side by side.
      if (known === undefined) affected.set(fact.cve, { fact, statements });
      else known.statements.push(...statements);
    }
  }
  const entries = [...affected.values()];
  return {
    records: entries.map(({ fact, statements }) => recordOf(fact, statements)),
    knownExploited: new Set(entries.filter(({ fact }) => fact.knownExploited).map(({ fact }) => fact.cve)),
  };
}

function readFamily(path: string): BaselineFamily {
  try {
    return BaselineFamily.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SitewardenError('internal', 'baseline_damaged', `${path} is not a baseline file: ${why}`, {
      cause,
    });
  }
}

function recordOf(fact: CveFact, statements: readonly Statement[]): VulnerabilityRecord {
  const published = `${fact.published}T00:00:00.000Z`;
  return digestRecord({
    cveId: fact.cve,
    source: 'baseline',
    status: 'published',
    assigner: fact.assigner ?? null,
    publishedAt: published,
    modifiedAt: published,
    description: fact.summary,
    scores: fact.cvss === undefined ? [] : [fact.cvss],
    weaknesses: fact.weaknesses,
    references: fact.references.map((url) => ({ url })),
    configurations: configurationsOf(statements),
  });
}

/** One configuration for everything without a platform, and one for each platform, as NVD writes them. */
function configurationsOf(statements: readonly Statement[]): Configuration[] {
  return Array.from(
    Map.groupBy(statements, ({ platform }) => platform),
    ([platform, group]) => {
      const nodes = [nodeOf(group.flatMap(({ matches }) => matches))];
      if (platform === undefined) return { operator: 'OR', negate: false, nodes };
      const criteria = `cpe:2.3:${platform}:-:*:*:*:*:*:*:*`;
      return { operator: 'AND', negate: false, nodes: [...nodes, nodeOf([{ vulnerable: false, criteria }])] };
    },
  );
}

function nodeOf(matches: readonly CpeMatch[]): ConfigurationNode {
  return { operator: 'OR', negate: false, matches };
}

function matchesOf(
  entry: AffectedVersions,
  products: Readonly<Record<string, string>>,
  file: string,
): CpeMatch[] {
  const product = products[entry.product];
  if (product === undefined) {
    throw new SitewardenError(
      'internal',
      'baseline_damaged',
      `${file}: no product is called ${entry.product}`,
    );
  }
  const criteria = (version: string, update: string) =>
    `cpe:2.3:${product}:${version}:${update}:*:*:${entry.edition ?? '*'}:*:*:*`;
  if (entry.versions !== undefined) {
    return entry.versions.map((text) => {
      const [version = '', update = '*'] = text.split(' ');
      return { vulnerable: true, criteria: criteria(version, update) };
    });
  }
  const range = {
    ...(entry.from !== undefined && { startIncluding: entry.from }),
    ...(entry.after !== undefined && { startExcluding: entry.after }),
    ...(entry.through !== undefined && { endIncluding: entry.through }),
    ...(entry.before !== undefined && { endExcluding: entry.before }),
  };
  return [{ vulnerable: true, criteria: criteria('*', '*'), range }];
}
