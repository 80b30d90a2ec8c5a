import { decidingRecordDigest } from '../../domain/deciding-record.ts';
import { daysOfTier } from '../../findings/decision-table.ts';
import type { SeenFinding } from '../../inventory/surest-findings.ts';
import type { SeenFindingRow } from '../../store/queries/seen-finding-queries.ts';
import { tierOf } from './tier-of.ts';

/** A judged finding as it is kept. */
export function findingRowOf(
  { deviceId, seenAt, finding, judged }: SeenFinding,
  newId: () => string,
): SeenFindingRow {
  const { cve, verdict, service, judgedCpe } = finding;
  const tier = tierOf(cve);
  const { package_revision: packageRevision } = service.identity.extra;
  return {
    id: newId(),
    sightingId: newId(),
    eventId: newId(),
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
      judged,
      ...(packageRevision !== undefined && { packageRevision }),
    },
    cve,
    tier,
    days: daysOfTier(tier),
    seenAt,
  };
}
