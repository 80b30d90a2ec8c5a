import { compareCveIds } from '../../domain/cve-id.ts';
import type { ReportEntry } from './report-entry.ts';

/** All entries of one CVE. */
export interface CveGroup {
  readonly cveId: string;
  readonly entries: readonly ReportEntry[];
}

/** Entries by CVE, ascending. Entries hold references alone, so that nothing of the result is there twice. */
export function groupByCve(entries: Iterable<ReportEntry>): CveGroup[] {
  return [...Map.groupBy(entries, ({ cveId }) => cveId)]
    .map(([cveId, of]) => ({ cveId, entries: of }))
    .sort((a, b) => compareCveIds(a.cveId, b.cveId));
}
