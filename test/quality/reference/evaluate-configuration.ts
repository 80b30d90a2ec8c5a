import { evaluateMatch, isAbout } from './evaluate-match.ts';
import type { MatchAnswer, Query } from './evaluate-match.ts';
import type { NvdConfiguration, NvdMatch, NvdNode } from './nvd-records.ts';

type Truth = 'yes' | 'no' | 'maybe';

/** What to take an incomparable version range for; an answer that changes with it is worth nothing. */
export type Assumption = 'incomparable_holds' | 'incomparable_fails';

/**
 * Whether the configuration may hold on a host with the queried product, by three-valued logic
 * (NIST IR 7698 §6), and the queried product is what is vulnerable in a part of it that may hold.
 */
export function mayBeAffected(
  query: Query,
  configuration: NvdConfiguration,
  assumption: Assumption,
): boolean {
  const nodes = configuration.nodes.map((node) => evaluateNode(query, node, assumption));
  if (combine(configuration.operator, nodes, configuration.negate) === 'no') return false;
  return configuration.nodes.some(
    (node, at) =>
      nodes[at] !== 'no' &&
      node.cpeMatch.some(
        (match) =>
          match.vulnerable &&
          isAbout(query, match.criteria) &&
          settle(evaluateMatch(query, match), assumption) !== 'no',
      ),
  );
}

function evaluateNode(query: Query, node: NvdNode, assumption: Assumption): Truth {
  const answers = node.cpeMatch.map((match: NvdMatch) => settle(evaluateMatch(query, match), assumption));
  return combine(node.operator, answers, node.negate);
}

function settle(answer: MatchAnswer, assumption: Assumption): Truth {
  if (answer !== 'incomparable') return answer;
  return assumption === 'incomparable_holds' ? 'yes' : 'no';
}

function combine(
  operator: string | undefined,
  answers: readonly Truth[],
  negate: boolean | undefined,
): Truth {
  const joined = operator === 'AND' ? all(answers) : any(answers);
  if (negate !== true || joined === 'maybe') return joined;
  return joined === 'yes' ? 'no' : 'yes';
}

function all(answers: readonly Truth[]): Truth {
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

function any(answers: readonly Truth[]): Truth {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('maybe') ? 'maybe' : 'no';
}
