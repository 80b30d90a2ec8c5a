import type { CveDetail } from './intelligence-view.ts';
import { recordSourceOf } from './statement-source.ts';
import type { Verdict } from './verdict.ts';

/** The digest of the record in which the deciding statement stands. */
export function decidingRecordDigest(
  cve: Pick<CveDetail, 'records' | 'recordDigest'>,
  verdict: Pick<Verdict, 'source'>,
): string {
  const source = recordSourceOf(verdict.source);
  return cve.records.find((record) => record.source === source)?.digest ?? cve.recordDigest;
}
