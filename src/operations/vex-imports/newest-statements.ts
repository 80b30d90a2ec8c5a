import { formatCpeName, parseCpeName } from '../../domain/cpe-name.ts';
import type { VexStatement } from '../../domain/vex-document.ts';

/** Tells statements that a later one of the same CVE and product at the same place overrides (OpenVEX 0.2.0). */
export function overriddenIn(statements: readonly VexStatement[]): (statement: VexStatement) => boolean {
  const keys = new Map(statements.map((statement) => [statement, subjectOf(statement)]));
  const newest = new Map<string, number>();
  for (const [statement, key] of keys) {
    newest.set(key, Math.max(newest.get(key) ?? -Infinity, Date.parse(statement.saidAt)));
  }
  return (statement) => Date.parse(statement.saidAt) < (newest.get(keys.get(statement) ?? '') ?? -Infinity);
}

function subjectOf({ cveId, cpe, purl, narrower, name, at }: VexStatement): string {
  const parsed = cpe === null ? undefined : parseCpeName(cpe);
  const product = parsed === undefined ? (purl ?? name) : formatCpeName(parsed);
  return JSON.stringify([cveId.toUpperCase(), product, narrower, at]);
}
