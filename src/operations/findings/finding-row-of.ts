import { decidingRecordDigest } from '../../domain/deciding-record.ts';
import { daysOfTier } from '../../findings/decision-table.ts';
import { decidePriority } from '../../findings/decide-priority.ts';
import type { SeenFinding } from '../../inventory/surest-findings.ts';
import type { SeenFindingRow } from '../../store/queries/seen-finding-queries.ts';

/** A judged finding as it is kept. */
export function findingRowOf(
  { deviceId, seenAt, finding }: SeenFinding,
  newId: () => string,
): SeenFindingRow {
  const { cve, verdict, service, judgedCpe } = finding;
  // An exposure that is not known counts as one, so the address makes no difference to the tier.
  const { tier } = decidePriority({ ...cve, exposure: 'unknown', firstSeenAt: seenAt });
  return {
    id: newId(),
    sightingId: newId(),
    deviceId,
    port: service.port,
    transport: service.transport,
    confidence: verdict.confidence,
    confidenceFactors: verdict.factors,
    evidence: {
      observation: service.observation?.id ?? null,
      matchedCpe: verdict.matchedCpe,
      statement: verdict.statement,
      source: verdict.source,
      recordDigest: decidingRecordDigest(cve, verdict),
      judgedCpe,
    },
    cve,
    tier,
    days: daysOfTier(tier),
    seenAt,
  };
}
