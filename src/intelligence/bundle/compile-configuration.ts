import type {
  Condition,
  ConditionMatch,
  ConditionNode,
  ConditionUse,
  ProductMatch,
} from '../../domain/affected-statement.ts';
import { cpeAttributes, parseCpeName, productKey } from '../../domain/cpe-name.ts';
import { any, hasWildcard } from '../../domain/cpe-value.ts';
import type { StatementSource, VersionStatus } from '../../domain/statement-source.ts';
import type { Configuration, CpeMatch } from '../../domain/vulnerability-record.ts';

/** A statement whose condition still stands in full. */
export interface CompiledStatement {
  readonly product: string;
  /** The key that the source wrote where it is not `product`. */
  readonly written: string | undefined;
  /** The alternatives of the product's own node; empty when the whole configuration is kept. */
  readonly matches: readonly ProductMatch[];
  readonly use: ConditionUse;
  readonly condition: Condition | undefined;
  readonly source: StatementSource;
  readonly defaultStatus: VersionStatus | undefined;
  readonly named: string | undefined;
}

/** The key that a product is filed under, given the key that a source wrote. */
export type KeyOf = (written: string) => string;

/**
 * Reads a configuration once for each product it names vulnerable. The product's own node is split from the
 * others where that says the same; any odder shape is kept whole, to be evaluated as it stands.
 */
export function compileConfiguration(
  configuration: Configuration,
  source: StatementSource,
  keyOf: KeyOf,
): CompiledStatement[] {
  const written = new Map<string, string>();
  const filed = (match: CpeMatch): ConditionMatch => {
    const read = conditionMatch(match);
    const product = keyOf(read.product);
    if (product !== read.product) written.set(product, read.product);
    return product === read.product ? read : { ...read, product };
  };
  const nodes = configuration.nodes
    .map((node) => ({
      operator: node.operator,
      negate: node.negate,
      matches: node.matches.map(filed),
    }))
    // A node without any match says nothing.
    .filter((node) => node.matches.length > 0);
  const condition: Condition = { operator: configuration.operator, negate: configuration.negate, nodes };
  return [...vulnerableProducts(nodes)].map((product) => ({
    product,
    written: written.get(product),
    ...(splitFor(product, condition) ?? { matches: [], use: 'whole', condition }),
    source,
    defaultStatus: undefined,
    named: undefined,
  }));
}

type Split = Pick<CompiledStatement, 'matches' | 'use' | 'condition'>;

function splitFor(product: string, condition: Condition): Split | undefined {
  if (condition.negate) return undefined;
  const own = condition.nodes.filter((node) => node.matches.some((match) => match.product === product));
  if (!own.every((node) => isPlainAlternative(node))) return undefined;
  const matches = own.flatMap((node) =>
    node.matches.filter((match) => match.vulnerable && match.product === product),
  );
  if (condition.operator === 'OR' || condition.nodes.length === 1) {
    return { matches, use: 'none', condition: undefined };
  }
  // A pattern elsewhere could speak of this product too.
  if (own.length > 1 || hasProductPatterns(condition.nodes)) return undefined;
  const others = condition.nodes.filter((node) => !own.includes(node));
  return { matches, use: 'and', condition: { operator: 'AND', negate: false, nodes: others } };
}

function isPlainAlternative(node: ConditionNode): boolean {
  return !node.negate && (node.operator === 'OR' || node.matches.length === 1);
}

function vulnerableProducts(nodes: readonly ConditionNode[]): Set<string> {
  const products = new Set<string>();
  for (const node of nodes) {
    for (const match of node.matches) {
      if (match.vulnerable && match.product !== '') products.add(match.product);
    }
  }
  return products;
}

function hasProductPatterns(nodes: readonly ConditionNode[]): boolean {
  return nodes.some((node) => node.matches.some((match) => isProductPattern(match.product)));
}

/** Whether a key covers more than one product: ANY or wildcards in part, vendor or product. */
export function isProductPattern(product: string): boolean {
  return product.includes('*') || product.includes('?')
    ? product.split(':').some((value) => value === any || hasWildcard(value))
    : false;
}

/** Criteria that cannot be read keep an empty product: a term that nothing confirms or contradicts. */
function conditionMatch({ criteria, vulnerable, range }: CpeMatch): ConditionMatch {
  const name = parseCpeName(criteria);
  if (name === undefined) {
    return { product: '', vulnerable, version: any, attributes: undefined, range: undefined };
  }
  const attributes = cpeAttributes.slice(4).map((attribute) => name[attribute]);
  return {
    product: productKey(name),
    vulnerable,
    version: name.version,
    attributes: attributes.every((value) => value === any) ? undefined : attributes,
    // Bounds are about criteria that leave the version open (NVD API 2.0, "versionStartIncluding").
    range: name.version === any && range !== undefined && Object.keys(range).length > 0 ? range : undefined,
  };
}
