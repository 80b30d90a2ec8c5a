import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import { listKeptCveIds, updateEpss } from '../../store/queries/rematch-queries.ts';

/** Brings the chances of exploitation of kept findings up to date: they change daily and are no event. */
export async function refreshEpss(store: TenantStore, intelligence: IntelligenceView): Promise<number> {
  const rows = (await listKeptCveIds(store.db)).flatMap((cveId) => {
    const epss = intelligence.findCve(cveId)?.epss;
    return epss === undefined
      ? []
      : [{ cveId, probability: epss?.probability ?? null, percentile: epss?.percentile ?? null }];
  });
  return rows.length === 0 ? 0 : store.transaction((connection) => updateEpss(connection, rows));
}
