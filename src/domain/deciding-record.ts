import type { CveDetail } from './intelligence-view.ts';
import { recordSourceOf } from './statement-source.ts';
import type { Verdict, VerdictConflict } from './verdict.ts';

/** Results that were kept before sources were told apart name neither records nor source: there was one record. */
type KeptCve = Pick<CveDetail, 'source' | 'recordDigest'> & Partial<Pick<CveDetail, 'records'>>;
type KeptVerdict = Partial<Pick<Verdict, 'source' | 'conflicts'>>;

/** Where the deciding statement stands. */
export function decidingSource(cve: KeptCve, verdict: KeptVerdict): string {
  return verdict.source ?? cve.source;
}

/** The digest of the record in which the deciding statement stands; of the first where a tracker decided, which is no record. */
export function decidingRecordDigest(cve: KeptCve, verdict: KeptVerdict): string {
  if (verdict.source === undefined || verdict.source === 'debian_tracker') return cve.recordDigest;
  const source = recordSourceOf(verdict.source);
  return cve.records?.find((record) => record.source === source)?.digest ?? cve.recordDigest;
}

/** What other sources say that contradicts the verdict. */
export function decidingConflicts({ conflicts = [] }: KeptVerdict): readonly VerdictConflict[] {
  return conflicts;
}
