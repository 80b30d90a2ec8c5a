import { compareDotted, isPlainDotted } from './dotted-version.ts';
import type { NvdMatch } from './nvd-records.ts';
import { covers, readCriteria } from './read-criteria.ts';
import type { Criteria } from './read-criteria.ts';

/** What is known of one installed product; every attribute not named here is ANY. */
export type Query = { part: string; vendor: string; product: string; version: string };

/** `maybe`: nothing known speaks against it. `incomparable`: the bounds are not plain dotted. */
export type MatchAnswer = 'yes' | 'no' | 'maybe' | 'incomparable';

const alreadyRead = new Map<string, Criteria>();

function read(text: string): Criteria {
  const criteria = alreadyRead.get(text) ?? readCriteria(text);
  alreadyRead.set(text, criteria);
  return criteria;
}

/** Whether the criteria speaks of the queried part, vendor and product at all. */
export function isAbout(query: Query, criteria: string): boolean {
  const { part, vendor, product } = read(criteria);
  return covers(product, query.product) && covers(vendor, query.vendor) && covers(part, query.part);
}

/** One cpeMatch against the query; a cpeMatch of another product is `maybe`. */
export function evaluateMatch(query: Query, match: NvdMatch): MatchAnswer {
  if (!isAbout(query, match.criteria)) return 'maybe';
  const { version, rest } = read(match.criteria);
  const byVersion = evaluateVersion(query.version, version, match);
  if (byVersion !== 'yes') return byVersion;
  return rest.every((value) => value === '*') ? 'yes' : 'maybe';
}

function evaluateVersion(version: string, criteria: string, match: NvdMatch): MatchAnswer {
  // A platform without a version of its own, hardware above all: the version seen is that of what runs on it.
  if (criteria === '-') return match.vulnerable ? 'no' : 'yes';
  if (criteria !== '*') return covers(criteria, version.toLowerCase()) ? 'yes' : 'no';
  const answers = [
    evaluateBound(version, match.versionStartIncluding, (order) => order >= 0),
    evaluateBound(version, match.versionStartExcluding, (order) => order > 0),
    evaluateBound(version, match.versionEndIncluding, (order) => order <= 0),
    evaluateBound(version, match.versionEndExcluding, (order) => order < 0),
  ];
  if (answers.includes('no')) return 'no';
  return answers.includes('incomparable') ? 'incomparable' : 'yes';
}

function evaluateBound(
  version: string,
  bound: string | undefined,
  holds: (order: number) => boolean,
): MatchAnswer {
  if (bound === undefined) return 'yes';
  if (!isPlainDotted(bound) || !isPlainDotted(version)) return 'incomparable';
  return holds(compareDotted(version, bound)) ? 'yes' : 'no';
}
