import { cpeAttributes, type CpeName } from './cpe-name.ts';
import { any, hasWildcard, notApplicable } from './cpe-value.ts';

/** How a source relates to a target (NIST IR 7696 §6.1): `superset` means the source covers the target. */
export type CpeRelation = 'superset' | 'subset' | 'equal' | 'disjoint' | 'undefined';

/** Compares two canonical attribute values by NIST IR 7696 table 6-2. */
export function compareCpeValues(source: string, target: string): CpeRelation {
  if (source === target) return hasWildcard(source) ? 'undefined' : 'equal';
  if (hasWildcard(target)) return 'undefined';
  if (source === any) return 'superset';
  if (target === any) return 'subset';
  if (source === notApplicable || target === notApplicable) return 'disjoint';
  return hasWildcard(source) && matchesWildcard(source, target) ? 'superset' : 'disjoint';
}

/** Compares two names attribute by attribute (NIST IR 7696 §6.2 and table 6-4). */
export function compareCpeNames(source: CpeName, target: CpeName): CpeRelation {
  const relations = new Set(cpeAttributes.map((name) => compareCpeValues(source[name], target[name])));
  if (relations.has('disjoint')) return 'disjoint';
  if (relations.has('undefined')) return 'undefined';
  if (relations.has('superset')) return relations.has('subset') ? 'undefined' : 'superset';
  return relations.has('subset') ? 'subset' : 'equal';
}

/**
 * Whether canonical text fits a canonical pattern: `*` stands for any number of characters, `?` for none or
 * one (NIST IR 7696 §6.3). Time is bounded by the product of the lengths.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const wanted = tokens(pattern);
  const given = tokens(text);
  let reached = new Set([0]);
  for (const token of wanted) {
    const next = new Set<number>();
    for (const at of reached) {
      if (token === '*') {
        for (let to = at; to <= given.length; to += 1) next.add(to);
        break; // sets keep insertion order and `at` is the smallest: it covers the rest
      }
      if (token === '?') next.add(at);
      if (at < given.length && (token === '?' || token === given[at])) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(given.length);
}

function tokens(value: string): string[] {
  return value.match(/\\.|[^\\]/gsu) ?? [];
}
