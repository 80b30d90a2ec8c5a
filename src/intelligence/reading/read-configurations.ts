import type { VersionRange } from '../../domain/version-scheme.ts';
import type { Configuration, ConfigurationNode, CpeMatch } from '../../domain/vulnerability-record.ts';
import { asList, asObject, asText, fail, type JsonObject } from './json-shape.ts';

const maxNodeDepth = 8;

/** Nodes that hold together by one operator: what a node with `children` (older documents) comes down to. */
interface NodeGroup {
  readonly operator: 'AND' | 'OR';
  readonly nodes: readonly ConfigurationNode[];
}

/**
 * The `configurations` of an NVD 2.0 CVE. Operators default to OR, `negate` to false. Nested `children` are written
 * flat where that means exactly the same; anything else is a ShapeError, so that it is counted and not misread.
 */
export function readConfigurations(value: unknown): Configuration[] {
  return asList(value, 'configurations').flatMap((entry) => {
    const configuration = asObject(entry, 'configurations[]');
    const operator = readOperator(configuration['operator']);
    const negate = readFlag(configuration['negate'], false, 'configurations[].negate');
    const groups = asList(configuration['nodes'], 'configurations[].nodes').map((node) => readNode(node, 0));
    return flatten(operator, negate, groups);
  });
}

function flatten(operator: 'AND' | 'OR', negate: boolean, groups: readonly NodeGroup[]): Configuration[] {
  const fits = (group: NodeGroup) => group.nodes.length === 1 || group.operator === operator;
  const nodes = groups.filter(fits).flatMap((group) => group.nodes);
  const others = groups.filter((group) => !fits(group));
  if (others.length === 0) return [{ operator, negate, nodes }];
  if (operator === 'AND' || negate)
    fail('nodes[].children', 'mix AND and OR in a way that cannot be written flat');
  const apart = others.map((group) => ({ operator: group.operator, negate: false, nodes: group.nodes }));
  return nodes.length === 0 ? apart : [{ operator, negate, nodes }, ...apart];
}

function readNode(value: unknown, depth: number): NodeGroup {
  if (depth > maxNodeDepth) fail('nodes[].children', `is nested deeper than ${maxNodeDepth} levels`);
  const node = asObject(value, 'nodes[]');
  const operator = readOperator(node['operator']);
  const negate = readFlag(node['negate'], false, 'nodes[].negate');
  const matches = asList(node['cpeMatch'], 'nodes[].cpeMatch').map(readMatch);
  const children = asList(node['children'], 'nodes[].children').map((child) => readNode(child, depth + 1));
  const own: ConfigurationNode = { operator, negate, matches };
  if (children.length === 0) return { operator, nodes: [own] };
  if (negate) fail('nodes[].children', 'below a negated node cannot be written flat');
  const fits = (group: NodeGroup) => group.nodes.length === 1 || group.operator === operator;
  if (!children.every(fits)) fail('nodes[].children', 'mix AND and OR in a way that cannot be written flat');
  const below = children.flatMap((group) => group.nodes);
  return { operator, nodes: matches.length === 0 ? below : [own, ...below] };
}

function readMatch(value: unknown): CpeMatch {
  const match = asObject(value, 'cpeMatch[]');
  const criteria = asText(match['criteria'], 'cpeMatch[].criteria');
  if (!criteria.startsWith('cpe:2.3:')) fail('cpeMatch[].criteria', 'is no CPE 2.3 name');
  const vulnerable = readFlag(match['vulnerable'], true, 'cpeMatch[].vulnerable');
  const range = readRange(match);
  return range === undefined ? { vulnerable, criteria } : { vulnerable, criteria, range };
}

const bounds = [
  ['versionStartIncluding', 'startIncluding'],
  ['versionStartExcluding', 'startExcluding'],
  ['versionEndIncluding', 'endIncluding'],
  ['versionEndExcluding', 'endExcluding'],
] as const;

function readRange(match: JsonObject): VersionRange | undefined {
  let range: { -readonly [Bound in keyof VersionRange]: VersionRange[Bound] } | undefined;
  for (const [theirs, ours] of bounds) {
    const bound = match[theirs];
    if (bound === undefined || bound === null) continue;
    range ??= {};
    range[ours] = asText(bound, `cpeMatch[].${theirs}`);
  }
  return range;
}

function readOperator(value: unknown): 'AND' | 'OR' {
  if (value === undefined || value === null || value === 'OR') return 'OR';
  if (value === 'AND') return 'AND';
  return fail('operator', 'is neither AND nor OR');
}

function readFlag(value: unknown, whenAbsent: boolean, path: string): boolean {
  if (value === undefined || value === null) return whenAbsent;
  return typeof value === 'boolean' ? value : fail(path, 'is no boolean');
}
