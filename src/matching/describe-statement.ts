import type { ProductMatch } from '../domain/affected-statement.ts';

const bounds = [
  ['startIncluding', '>='],
  ['startExcluding', '>'],
  ['endIncluding', '<='],
  ['endExcluding', '<'],
] as const;

/** The criteria of a match as a CPE 2.3 formatted string. */
export function criteriaOf(product: string, match: ProductMatch): string {
  return `cpe:2.3:${product}:${match.version}:${match.attributes?.join(':') ?? '*:*:*:*:*:*:*'}`;
}

/** A statement as people read it: the criteria and its bounds, `cpe:2.3:a:… >= 8.5, < 9.3`. */
export function describeStatement(product: string, match: ProductMatch): string {
  const criteria = criteriaOf(product, match);
  const { range } = match;
  if (range === undefined) return criteria;
  const parts = bounds.flatMap(([key, sign]) => (range[key] === undefined ? [] : [`${sign} ${range[key]}`]));
  return parts.length === 0 ? criteria : `${criteria} ${parts.join(', ')}`;
}
