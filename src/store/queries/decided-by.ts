import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * Condition for findings, a table or its alias, that a rule decides about, alone or beside others. Only rules of one CVE
 * stand beside others; by it they are found in an index, which no look into the array would use.
 */
export function decidedBy(finding: string, ruleId: string): RawBuilder<SqlBool> {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${finding}.${column}`);
  return sql<SqlBool>`(${of('decision_id')} = ${ruleId}::uuid
    or ${of('cve_id')} = (select beside.cve_id from finding_rules beside where beside.id = ${ruleId}::uuid)
      and ${ruleId}::uuid = any(${of('decided_beside')}))`;
}
