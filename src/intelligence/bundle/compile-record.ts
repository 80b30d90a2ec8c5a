import { statementSources, type StatementSource } from '../../domain/statement-source.ts';
import type { AffectedEntry, VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { resolveProducts, type KnownProducts } from '../identity/resolve-products.ts';
import { readBranches } from '../routeros/read-branches.ts';
import type { RouterOsReleases } from '../routeros/routeros-releases.ts';
import { compileAffected } from './compile-affected.ts';
import { compileConfiguration, type CompiledStatement } from './compile-configuration.ts';

/** Hears of an entry of `affected[]` that no CPE product could be found for. */
export type OnUnmapped = (entry: AffectedEntry, cveId: string) => void;

/** Everything a record says of products, most trusted source first. A rejected record says nothing. */
export function compileRecord(
  record: VulnerabilityRecord,
  known: KnownProducts,
  onUnmapped: OnUnmapped,
  releases: RouterOsReleases,
): CompiledStatement[] {
  const entries = record.affected ?? [];
  const listed = entries.flatMap((entry) => {
    const products = resolveProducts(entry, entries, known);
    if (products.length === 0) onUnmapped(entry, record.cveId);
    return compileAffected(entry, products, sourceOfEntry(entry, record));
  });
  const source: StatementSource = record.source === 'cve_list' ? 'cve_list_cpe' : record.source;
  const applicable = record.configurations.flatMap((configuration) =>
    compileConfiguration(configuration, source, (written) => known.keyOf(written)),
  );
  const all = readBranches([...listed, ...applicable], record.description, releases);
  if (listed.length === 0) return [...all];
  return all.toSorted((a, b) => statementSources.indexOf(a.source) - statementSources.indexOf(b.source));
}

function sourceOfEntry(entry: AffectedEntry, record: VulnerabilityRecord): StatementSource {
  if (record.source !== 'cve_list') return record.source;
  return entry.container === 'adp' ? 'adp' : 'cve_list';
}
