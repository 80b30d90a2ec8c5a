import type { AffectedStatement, Condition, ProductMatch } from '../../domain/affected-statement.ts';
import { splitBound } from '../../domain/cpe-name.ts';
import { statementSources, type StatementSource } from '../../domain/statement-source.ts';
import type { VersionRange } from '../../domain/version-scheme.ts';

/**
 * How statements are packed. A match is its version, or `[version, attributes, startIncluding,
 * startExcluding, endIncluding, endExcluding, status, floor, doubt]` with 0 for absent and absent ends cut off.
 */
export type PackedMatch = string | readonly (string | 0)[];
/**
 * One letter each for source (a capital when matches have a status), default status and use, then the condition's
 * key: `n-wK3…`; and what was written.
 */
export type PackedHead = 0 | string | readonly [code: string, written: string | 0, named: string | 0];
/** `[head, …matches]`; the head 0 stands for a plain statement of NVD. */
export type PackedStatement = readonly [PackedHead, ...PackedMatch[]];

type PackedTerm = readonly [vulnerable: 0 | 1, product: string, match: PackedMatch];
type PackedNode = readonly [operator: 'AND' | 'OR', negate: 0 | 1, terms: readonly PackedTerm[]];
export type PackedCondition = readonly [operator: 'AND' | 'OR', negate: 0 | 1, nodes: readonly PackedNode[]];

const useLetters = { none: '-', and: 'a', whole: 'w' } as const;
const statusLetters = { affected: 'a', unaffected: 'u', unknown: 'n' } as const;
const sourceLetters = {
  vendor: 'v',
  cve_list: 'c',
  adp: 'd',
  cve_list_cpe: 'p',
  nvd: 'n',
  overlay: 'o',
  baseline: 'b',
} as const satisfies Record<StatementSource, string>;

function packMatch({ version, attributes, range, status, floor, doubt }: ProductMatch): PackedMatch {
  const isPlain = status === undefined && floor === undefined && doubt === undefined;
  if (attributes === undefined && range === undefined && isPlain) return version;
  const packed = [
    version,
    attributes?.join(':') ?? 0,
    range?.startIncluding ?? 0,
    range?.startExcluding ?? 0,
    range?.endIncluding ?? 0,
    range?.endExcluding ?? 0,
    status ?? 0,
    floor ?? 0,
    doubt ?? 0,
  ] as const;
  return packed.slice(0, packed.findLastIndex((part) => part !== 0) + 1);
}

/** Packs a statement that is filed under its own product's key; `written` and `named` as they stand. */
export function packStatement(
  statement: Omit<AffectedStatement, 'product' | 'isListing'>,
  written: string | undefined,
): PackedStatement {
  const { source, defaultStatus, use, condition, named, matches } = statement;
  const status = defaultStatus === undefined ? '-' : statusLetters[defaultStatus];
  const letter = sourceLetters[source];
  const hasStatus = matches.some((match) => match.status !== undefined);
  const code = `${hasStatus ? letter.toUpperCase() : letter}${status}${useLetters[use]}${condition}`;
  const isNamed = written !== undefined || named !== undefined;
  const head: PackedHead = isNamed ? [code, written ?? 0, named ?? 0] : code === 'n--' ? 0 : code;
  return [head, ...matches.map(packMatch)];
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
        ...readMatch(match),
      })),
    })),
  };
}

/** A statement but for its matches, and its product where it was written otherwise than it is filed. */
export type Head = Omit<AffectedStatement, 'matches' | 'product'> & { readonly written: string | undefined };

/** Reads a `PackedHead` as JSON; throws when it is none. */
export function unpackHead(text: string): Head {
  const packed = JSON.parse(text) as PackedHead;
  const [code, written, named]: readonly [string, string | 0, string | 0] =
    packed === 0 || typeof packed === 'string' ? [packed === 0 ? 'n--' : packed, 0, 0] : packed;
  const letter = code.charAt(0);
  const source = statementSources.find((name) => sourceLetters[name] === letter.toLowerCase());
  if (source === undefined) throw new TypeError('a statement has no source');
  return {
    written: written === 0 ? undefined : written,
    use: code[2] === useLetters.and ? 'and' : code[2] === useLetters.whole ? 'whole' : 'none',
    condition: code.slice(3),
    source,
    defaultStatus: statuses.find((status) => statusLetters[status] === code[1]),
    isListing: code[1] !== '-' || letter !== sourceLetters[source],
    named: named === 0 ? undefined : named,
  };
}

const statuses = ['affected', 'unaffected', 'unknown'] as const;
const doubts = ['impossible', 'text', 'line'] as const;

/** Reads a `PackedMatch` as JSON; throws when it is none. */
export function unpackMatch(text: string): ProductMatch {
  return readMatch(JSON.parse(text) as PackedMatch);
}

function readMatch(packed: PackedMatch): ProductMatch {
  if (typeof packed === 'string') return { version: packed, attributes: undefined, range: undefined };
  const [version, attributes = 0, startIncluding, startExcluding, endIncluding, endExcluding] = packed;
  if (typeof version !== 'string') throw new TypeError('a match has no version');
  const match: ProductMatch = {
    version,
    attributes: attributes === 0 ? undefined : splitBound(attributes),
    range: unpackRange({ startIncluding, startExcluding, endIncluding, endExcluding }),
  };
  if (packed.length <= 6) return match;
  const [status, floor, doubt] = packed.slice(6);
  return {
    ...match,
    ...((status === 'unaffected' || status === 'unknown') && { status }),
    ...(typeof floor === 'string' && { floor }),
    ...(typeof doubt === 'string' && { doubt: doubts.find((name) => name === doubt) ?? 'impossible' }),
  };
}

/** Undefined without any bound. Built bound by bound: spreading takes several times as long. */
function unpackRange(
  bounds: Readonly<Record<keyof VersionRange, string | 0 | undefined>>,
): VersionRange | undefined {
  const { startIncluding, startExcluding, endIncluding, endExcluding } = bounds;
  const range: { -readonly [Bound in keyof VersionRange]: VersionRange[Bound] } = {};
  let isBounded = false;
  if (typeof startIncluding === 'string') {
    range.startIncluding = startIncluding;
    isBounded = true;
  }
  if (typeof startExcluding === 'string') {
    range.startExcluding = startExcluding;
    isBounded = true;
  }
  if (typeof endIncluding === 'string') {
    range.endIncluding = endIncluding;
    isBounded = true;
  }
  if (typeof endExcluding === 'string') {
    range.endExcluding = endExcluding;
    isBounded = true;
  }
  return isBounded ? range : undefined;
}
