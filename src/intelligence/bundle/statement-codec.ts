import type {
  AffectedStatement,
  Candidate,
  Condition,
  ProductMatch,
} from '../../domain/affected-statement.ts';
import { splitBound } from '../../domain/cpe-name.ts';
import type { VersionRange } from '../../domain/version-scheme.ts';

/**
 * How statements are packed. A match is its version, or `[version, attributes, startIncluding,
 * startExcluding, endIncluding, endExcluding]` with 0 for absent and absent ends cut off.
 */
export type PackedMatch = string | readonly (string | 0)[];
/** `[condition, …matches]`; the condition is 0, or its key behind `a` (and) or `w` (whole). */
export type PackedStatement = readonly [string | 0, ...PackedMatch[]];
/** `[position of the CVE, …statements]`; a product is a list of these, ascending. */
export type PackedCandidate = readonly [number, ...PackedStatement[]];

type PackedTerm = readonly [vulnerable: 0 | 1, product: string, match: PackedMatch];
type PackedNode = readonly [operator: 'AND' | 'OR', negate: 0 | 1, terms: readonly PackedTerm[]];
export type PackedCondition = readonly [operator: 'AND' | 'OR', negate: 0 | 1, nodes: readonly PackedNode[]];

const useLetters = { and: 'a', whole: 'w' } as const;

function packMatch({ version, attributes, range }: ProductMatch): PackedMatch {
  if (attributes === undefined && range === undefined) return version;
  const packed = [
    version,
    attributes?.join(':') ?? 0,
    range?.startIncluding ?? 0,
    range?.startExcluding ?? 0,
    range?.endIncluding ?? 0,
    range?.endExcluding ?? 0,
  ] as const;
  return packed.slice(0, packed.findLastIndex((part) => part !== 0) + 1);
}

export function packStatement(
  use: AffectedStatement['use'],
  condition: string,
  matches: readonly ProductMatch[],
): PackedStatement {
  return [use === 'none' ? 0 : useLetters[use] + condition, ...matches.map(packMatch)];
}

export function packCondition({ operator, negate, nodes }: Condition): PackedCondition {
  return [
    operator,
    negate ? 1 : 0,
    nodes.map((node) => [
      node.operator,
      node.negate ? 1 : 0,
      node.matches.map((match) => [match.vulnerable ? 1 : 0, match.product, packMatch(match)] as const),
    ]),
  ];
}

export function unpackCandidates(product: string, text: string): Candidate[] {
  const packed = JSON.parse(text) as readonly PackedCandidate[];
  const unpack = createMatchReader();
  return packed.map(([cve, ...statements]) => ({
    cve: expectPosition(cve),
    statements: statements.map((statement) => unpackStatement(product, statement, unpack)),
  }));
}

/** What the product is said to be hit by in one CVE alone; nothing else is unpacked. */
export function unpackStatementsOf(cve: number, product: string, text: string): AffectedStatement[] {
  const packed = JSON.parse(text) as readonly PackedCandidate[];
  const [, ...statements] = packed.find(([position]) => position === cve) ?? [cve];
  return statements.map((statement) => unpackStatement(product, statement, unpackMatch));
}

export function unpackCondition(text: string): Condition {
  const [operator, negate, nodes] = JSON.parse(text) as PackedCondition;
  return {
    operator,
    negate: negate === 1,
    nodes: nodes.map(([nodeOperator, nodeNegate, terms]) => ({
      operator: nodeOperator,
      negate: nodeNegate === 1,
      matches: terms.map(([vulnerable, product, match]) => ({
        product,
        vulnerable: vulnerable === 1,
        ...unpackMatch(match),
      })),
    })),
  };
}

function unpackStatement(
  product: string,
  [use, ...matches]: PackedStatement,
  unpack: (match: PackedMatch) => ProductMatch,
): AffectedStatement {
  return {
    product,
    matches: matches.map(unpack),
    use: use === 0 ? 'none' : use.startsWith(useLetters.and) ? 'and' : 'whole',
    condition: use === 0 ? '' : use.slice(1),
  };
}

/** Records of one product repeat each other's matches: equal ones become one object. */
function createMatchReader(): (packed: PackedMatch) => ProductMatch {
  const versions = new Map<string, ProductMatch>();
  const lists = new Map<string, ProductMatch>();
  return (packed) => {
    const [known, key] = typeof packed === 'string' ? [versions, packed] : [lists, keyOf(packed)];
    let match = known.get(key);
    if (match === undefined) known.set(key, (match = unpackMatch(packed)));
    return match;
  };
}

/** Different for different lists, whatever their texts hold. */
function keyOf(parts: readonly (string | 0)[]): string {
  let key = '';
  for (const part of parts) key += part === 0 ? '-' : `${part.length}:${part}`;
  return key;
}

function unpackMatch(packed: PackedMatch): ProductMatch {
  if (typeof packed === 'string') return { version: packed, attributes: undefined, range: undefined };
  const [version, attributes = 0, startIncluding, startExcluding, endIncluding, endExcluding] = packed;
  if (typeof version !== 'string') throw new TypeError('a match has no version');
  const range =
    packed.length > 2 ? { startIncluding, startExcluding, endIncluding, endExcluding } : undefined;
  return {
    version,
    attributes: attributes === 0 ? undefined : splitBound(attributes),
    range: range === undefined ? undefined : unpackRange(range),
  };
}

function unpackRange(bounds: Readonly<Record<keyof VersionRange, string | 0 | undefined>>): VersionRange {
  const { startIncluding, startExcluding, endIncluding, endExcluding } = bounds;
  return {
    ...(typeof startIncluding === 'string' && { startIncluding }),
    ...(typeof startExcluding === 'string' && { startExcluding }),
    ...(typeof endIncluding === 'string' && { endIncluding }),
    ...(typeof endExcluding === 'string' && { endExcluding }),
  };
}

function expectPosition(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new TypeError('a candidate has no position');
  return value as number;
}
