import { weighConfidence, type PointFactor } from './confidence.ts';
import type { JudgedStatement } from './judged-statement.ts';

/**
 * The verdict over sources, given what each says, most trusted first. The first that decides about this version
 * decides; one that names no version is heard only when no other decides. Who is more trusted and does not know
 * lowers the confidence (`source_silent`), who contradicts does too and is listed (`sources_conflict`).
 */
export function weighSources(judged: readonly JudgedStatement[]): JudgedStatement | undefined {
  const [first] = judged;
  if (first === undefined || judged.length === 1) return first;
  const at = findDecider(judged);
  const decider = judged[at] ?? first;
  const isSilent = judged.slice(0, at).some(doubts);
  const conflicts = judged.filter(
    ({ verdict }) => verdict !== 'unknown' && decider.verdict !== 'unknown' && verdict !== decider.verdict,
  );
  if (!isSilent && conflicts.length === 0) return decider;
  const points = new Set(decider.factors.map(({ name }) => name as PointFactor));
  if (isSilent) points.add('source_silent');
  if (conflicts.length > 0) points.add('sources_conflict');
  return { ...decider, ...weighConfidence(points), conflicts };
}

/** Of other branches than those it states a fix in, the vendor says nothing, which is no doubt. */
function doubts({ verdict, reason, statement }: JudgedStatement): boolean {
  return verdict === 'unknown' && !(statement.source === 'vendor' && reason === 'unlisted');
}

function findDecider(judged: readonly JudgedStatement[]): number {
  const sure = judged.findIndex(({ verdict, reason }) => verdict !== 'unknown' && !vague.has(reason));
  const decider = judged[sure];
  if (decider !== undefined && isInferred(decider)) {
    // Who names the fix says the same, and knows it.
    const named = judged.findIndex(
      (one) => one.verdict === 'not_affected' && !isInferred(one) && !vague.has(one.reason),
    );
    return named >= 0 ? named : sure;
  }
  if (sure >= 0) return sure;
  return Math.max(
    0,
    judged.findIndex(({ verdict }) => verdict !== 'unknown'),
  );
}

function isInferred({ factors }: JudgedStatement): boolean {
  return factors.some(({ name }) => name === 'fix_inferred');
}

/** Reasons that say something of all versions and nothing of this one. */
const vague: ReadonlySet<string> = new Set(['no_bound', 'no_bound_version_unknown', 'default_affected']);
