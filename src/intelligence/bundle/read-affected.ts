import type { AffectedProduct } from '../../domain/affected-product.ts';
import type { AffectedStatement, Condition, ProductMatch } from '../../domain/affected-statement.ts';
import { cpeValueOfText } from '../../domain/cpe-value.ts';

/**
 * Statements about one product as what people ask: which versions, and together with what. They are those of the most
 * trusted source that gives a bound, as verdicts are, or that calls the product affected at all.
 */
export function readAffected(
  product: string,
  statements: readonly AffectedStatement[],
  findCondition: (key: string) => Condition,
): AffectedProduct {
  const read = statements.map((statement) => ({
    source: statement.source,
    ...readStatement(product, statement, findCondition),
  }));
  const chosen = (read.find(({ matches }) => matches.some(isBounded)) ?? read.find(hasMatch))?.source;
  const own = read.filter(({ source }) => source === chosen);
  return {
    product,
    matches: own.flatMap(({ matches }) => matches),
    onlyWith: [...new Set(own.flatMap(({ onlyWith }) => onlyWith))].toSorted(),
  };
}

function readStatement(
  product: string,
  { use, condition, matches }: AffectedStatement,
  findCondition: (key: string) => Condition,
) {
  const terms = use === 'none' ? [] : findCondition(condition).nodes.flatMap((node) => node.matches);
  // A configuration that is kept whole names the product's own versions inside itself.
  const own = use === 'whole' ? terms.filter((term) => term.vulnerable && term.product === product) : matches;
  const others = terms.filter((term) => term.product !== product && term.product !== '');
  return {
    matches: own.filter(isAffected).map(plainMatch),
    onlyWith: others.map((term) => term.product),
  };
}

function isAffected({ status, doubt }: ProductMatch): boolean {
  return status === undefined && doubt !== 'impossible';
}

/** Without what only verdicts need; an interval of one version is that version. */
function plainMatch({ version, attributes, range }: ProductMatch): ProductMatch {
  const only = range?.startIncluding;
  if (only === undefined || only !== range?.endIncluding) return { version, attributes, range };
  return { version: cpeValueOfText(only) ?? version, attributes, range: undefined };
}

function isBounded({ version, range }: ProductMatch): boolean {
  return version !== '*' || range !== undefined;
}

function hasMatch({ matches }: { readonly matches: readonly ProductMatch[] }): boolean {
  return matches.length > 0;
}
