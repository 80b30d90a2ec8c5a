import type { AffectedProduct } from '../../domain/affected-product.ts';
import type { AffectedStatement, Condition } from '../../domain/affected-statement.ts';

/** Statements about one product as what people ask: which versions, and together with what. */
export function readAffected(
  product: string,
  statements: readonly AffectedStatement[],
  findCondition: (key: string) => Condition,
): AffectedProduct {
  const conditions = statements.map(({ use, condition }) =>
    use === 'none' ? undefined : findCondition(condition),
  );
  const terms = conditions.map((condition) => condition?.nodes.flatMap((node) => node.matches) ?? []);
  // A configuration that is kept whole names the product's own versions inside itself.
  const matches = statements.flatMap((statement, index) =>
    statement.use === 'whole'
      ? (terms[index] ?? []).filter((term) => term.vulnerable && term.product === product)
      : statement.matches,
  );
  const others = terms.flat().filter((term) => term.product !== product && term.product !== '');
  return {
    product,
    matches: matches.map(({ version, attributes, range }) => ({ version, attributes, range })),
    onlyWith: [...new Set(others.map((term) => term.product))].toSorted(),
  };
}
