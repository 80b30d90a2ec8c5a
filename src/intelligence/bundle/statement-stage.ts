import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Condition } from '../../domain/affected-statement.ts';
import type { AffectedEntry, VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { recordSources } from '../../domain/statement-source.ts';
import { createProductRegister } from '../identity/create-known-products.ts';
import type { RouterOsReleases } from '../routeros/routeros-releases.ts';
import { UnmappedNames, type UnmappedName } from '../identity/unmapped-names.ts';
import { isProductPattern } from './compile-configuration.ts';
import { compileRecord } from './compile-record.ts';
import { createProductColumnWriter, type PlacedStatement } from './product-column-writer.ts';
import { packCondition, packStatement, type PackedStatement } from './statement-codec.ts';

/** What one record says of one product, packed but for the position of its CVE, which is not known yet. */
interface StagedEntry {
  readonly arrival: number;
  /** Rank of the record's source: statements of one CVE stand in the order of trust. */
  readonly rank: number;
  readonly body: string;
  readonly conditions: readonly string[];
}

export interface StatementStage {
  /** Takes the statements of the record that arrived as number `arrival`, and gives the products they are about. */
  add(arrival: number, record: VulnerabilityRecord): string[];
  /** Writes all products. `positions` maps arrivals to positions of CVEs, -1 for what was superseded. */
  finish(positions: Int32Array): {
    products: number;
    productPatterns: string[];
    unmapped: readonly UnmappedName[];
  };
}

/** Gathers statements by product in packed form: two million CPE matches take a few dozen megabytes. */
export function createStatementStage(database: DatabaseSync, releases: RouterOsReleases): StatementStage {
  const products = new Map<string, StagedEntry[]>();
  const written = new Set<string>();
  const register = createProductRegister();
  const unmapped = new UnmappedNames();
  const insertCondition = database.prepare('INSERT INTO condition (key, content) VALUES (?, ?)');

  function conditionKey(condition: Condition | undefined): string {
    if (condition === undefined) return '';
    const content = JSON.stringify(packCondition(condition));
    const key = hash('sha256', content, 'base64url').slice(0, 22);
    if (!written.has(key)) {
      written.add(key);
      insertCondition.run(key, content);
    }
    return key;
  }

  return {
    add(arrival, record) {
      const onUnmapped = (entry: AffectedEntry, cveId: string) => unmapped.add(entry, cveId);
      const compiled = compileRecord(record, register.of(record.source), onUnmapped, releases);
      const about = Map.groupBy(compiled, ({ product }) => product);
      if (record.source === 'nvd') for (const product of about.keys()) register.learn(product);
      const rank = recordSources.indexOf(record.source);
      for (const [product, statements] of about) {
        const conditions = statements.map((statement) => conditionKey(statement.condition));
        const packed = statements.map((statement, index) =>
          JSON.stringify(
            packStatement({ ...statement, condition: conditions[index] ?? '' }, statement.written),
          ),
        );
        const entry = {
          arrival,
          rank,
          body: packed.join(','),
          conditions: [...new Set(conditions)].filter((key) => key !== ''),
        };
        const entries = products.get(product);
        if (entries === undefined) products.set(product, [entry]);
        else entries.push(entry);
      }
      return [...about.keys()].toSorted();
    },
    finish(positions) {
      const { keys, used } = writeProducts(database, products, positions);
      deleteUnused(database, written, used);
      return {
        products: keys.length,
        productPatterns: keys.filter((key) => isProductPattern(key)),
        unmapped: unmapped.list(),
      };
    },
  };
}

function writeProducts(
  database: DatabaseSync,
  products: Map<string, StagedEntry[]>,
  positions: Int32Array,
): { keys: string[]; used: Set<string> } {
  const writer = createProductColumnWriter(database);
  const keys: string[] = [];
  const used = new Set<string>();
  for (const product of [...products.keys()].toSorted()) {
    const entries = (products.get(product) ?? [])
      .map((entry) => ({ entry, position: positions[entry.arrival] ?? -1 }))
      .filter(({ position }) => position >= 0)
      .toSorted((a, b) => a.position - b.position || a.entry.rank - b.entry.rank);
    products.delete(product);
    if (entries.length === 0) continue;
    writer.add(product, entries.flatMap(placedStatements));
    keys.push(product);
    for (const { entry } of entries) for (const key of entry.conditions) used.add(key);
  }
  writer.finish();
  return { keys, used };
}

function placedStatements({ entry, position }: { entry: StagedEntry; position: number }): PlacedStatement[] {
  const statements = JSON.parse(`[${entry.body}]`) as readonly PackedStatement[];
  return statements.map((packed) => ({ cve: position, packed }));
}

/** Conditions of superseded records would make the digest depend on the order of arrival. */
function deleteUnused(database: DatabaseSync, written: ReadonlySet<string>, used: ReadonlySet<string>): void {
  const remove = database.prepare('DELETE FROM condition WHERE key = ?');
  for (const key of written) if (!used.has(key)) remove.run(key);
}
