import type { Condition, ConditionMatch, ConditionNode } from '../domain/affected-statement.ts';
import { matchesWildcard } from '../domain/cpe-comparison.ts';
import { notApplicable } from '../domain/cpe-value.ts';
import { answerAttributes } from './answer-attributes.ts';
import { answerMatch, combineAnswers } from './answer-match.ts';
import type { ObservedProduct } from './observed-product.ts';

/** Three values, ordered: what is false, what nobody knows, what is true (Kleene's logic). */
export const truth = { contradicted: 0, unverified: 1, confirmed: 2 } as const;
export type Truth = (typeof truth)[keyof typeof truth];

/** Whether the condition holds for what is known to be there. */
export function evaluateCondition(condition: Condition, inventory: readonly ObservedProduct[]): Truth {
  return combine(
    condition,
    condition.nodes.map((node) => evaluateNode(node, inventory)),
  );
}

/**
 * Whether the configuration holds because of one of its matches, which the product is known to fit. In an OR
 * the other alternatives do not count: they would be another product's guilt.
 */
export function evaluateForWitness(
  condition: Condition,
  witness: ConditionMatch,
  inventory: readonly ObservedProduct[],
): Truth {
  const values = condition.nodes.map((node) =>
    node.matches.includes(witness)
      ? evaluateWitnessNode(node, witness, inventory)
      : evaluateNode(node, inventory),
  );
  if (condition.operator === 'AND' || condition.negate) return combine(condition, values);
  const own = condition.nodes.findIndex((node) => node.matches.includes(witness));
  return values[own] ?? truth.contradicted;
}

/** Whether a product key of a statement, which may hold wildcards, covers an observed one. */
export function coversProduct(pattern: string, key: string): boolean {
  return pattern === key || (pattern.includes('*') && matchesWildcard(pattern, key));
}

/** The same whatever part each of them gives: sources and fingerprints do not agree on it. */
export function coversInAnyPart(pattern: string, key: string): boolean {
  const rest = key.slice(1);
  if (pattern.length === key.length && pattern.endsWith(rest)) return true;
  return pattern.includes('*') && matchesWildcard(pattern.slice(1), rest);
}

function evaluateNode(node: ConditionNode, inventory: readonly ObservedProduct[]): Truth {
  return combine(
    node,
    node.matches.map((match) => evaluateTerm(match, inventory)),
  );
}

function evaluateWitnessNode(
  node: ConditionNode,
  witness: ConditionMatch,
  inventory: readonly ObservedProduct[],
): Truth {
  if (node.negate) return evaluateNode(node, inventory);
  if (node.operator === 'OR') return truth.confirmed;
  return combine(
    node,
    node.matches.map((match) => (match === witness ? truth.confirmed : evaluateTerm(match, inventory))),
  );
}

/**
 * A product that nobody has seen is unverified; one that is there but differs contradicts. What was seen under another
 * part counts where nothing was under that of the term.
 */
function evaluateTerm(match: ConditionMatch, inventory: readonly ObservedProduct[]): Truth {
  let own: Truth | undefined;
  let other: Truth | undefined;
  for (const observed of inventory) {
    if (!coversInAnyPart(match.product, observed.key)) continue;
    const value = truthOf(match, observed);
    if (coversProduct(match.product, observed.key)) own = greater(own, value);
    else other = greater(other, value);
  }
  return own ?? other ?? truth.unverified;
}

function greater(known: Truth | undefined, value: Truth): Truth {
  return known === undefined || value > known ? value : known;
}

function truthOf(match: ConditionMatch, observed: ObservedProduct): Truth {
  // NVD writes NA where a platform has no version of its own, hardware above all: any that is seen of it is another's.
  const isAnyVersion = !match.vulnerable && match.version === notApplicable;
  const { verdict, factors } = isAnyVersion
    ? combineAnswers(match, 'no_bound', answerAttributes(match, observed))
    : answerMatch(match, observed);
  if (verdict === 'not_affected') return truth.contradicted;
  if (verdict === 'unknown' || factors.has('update_unverified') || factors.has('edition_unverified')) {
    return truth.unverified;
  }
  return truth.confirmed;
}

function combine(
  { operator, negate }: { readonly operator: 'AND' | 'OR'; readonly negate: boolean },
  values: readonly Truth[],
): Truth {
  let result: Truth = operator === 'AND' ? truth.confirmed : truth.contradicted;
  for (const value of values) {
    if (operator === 'AND' ? value < result : value > result) result = value;
  }
  if (!negate) return result;
  return result === truth.confirmed
    ? truth.contradicted
    : result === truth.contradicted
      ? truth.confirmed
      : result;
}
