import { sql } from 'kysely';
import type { FindingRule } from '../../domain/finding-rule.ts';
import type { DecisionWords } from '../../domain/standing-decision.ts';
import type { Connection } from '../database.ts';

/** What counts for a CVE on a device. */
export interface DecidedFinding
  extends DecisionWords, Pick<FindingRule, 'product' | 'purl' | 'port' | 'transport'> {
  readonly deviceId: string;
  /** That it is a statement of; null for a person's own decision. */
  readonly vexDocument: { readonly id: string; readonly author: string } | null;
  readonly cveId: string;
}

/** What counts for findings on the devices that a scan saw: of rules that do so together each, the newest first. */
export async function listDecidedOfScan(
  db: Connection,
  organizationId: string,
  scanId: string,
): Promise<DecidedFinding[]> {
  const { rows } = await sql<
    Omit<DecidedFinding, 'until' | 'decidedAt'> & { until: Date | null; decidedAt: Date }
  >`
    select finding.device_id as "deviceId", finding.cve_id as "cveId",
      coalesce(rule.status, finding.decided_status) as status, finding.decided_by as by,
      coalesce(rule.id, finding.decision_id) as id, finding.decided_until as until,
      coalesce(decision.justification, rule.justification) as justification,
      coalesce(decision.created_by, rule.created_by) as "decidedBy",
      coalesce(decision.created_at, rule.created_at) as "decidedAt", rule.vex_justification as "vexJustification",
      rule.product, rule.purl, rule.port, rule.transport,
      case when document.id is not null
        then jsonb_build_object('id', document.id, 'author', document.author) end as "vexDocument"
    from device_sightings sighting
    join findings finding on finding.device_id = sighting.device_id and finding.decided_status is not null
    left join cve_statuses decision on finding.decided_by = 'decision' and decision.id = finding.decision_id
    left join finding_rules rule on finding.decided_by = 'rule'
      and (rule.id = finding.decision_id or rule.id = any(finding.decided_beside))
    left join vex_documents document on document.id = rule.vex_document_id
    where sighting.organization_id = ${organizationId}::uuid and sighting.scan_id = ${scanId}::uuid
      and (decision.id is not null or rule.id is not null)
    order by "decidedAt" desc, id desc`.execute(db);
  return rows.map((row) => ({
    ...row,
    until: row.until?.toISOString() ?? null,
    decidedAt: row.decidedAt.toISOString(),
  }));
}
