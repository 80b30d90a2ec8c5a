import type { Query } from './evaluate-match.ts';
import { isAbout } from './evaluate-match.ts';
import type { ReferenceAnswer } from './find-affected.ts';
import type { NvdConfiguration, NvdCve } from './nvd-records.ts';

/** One CVE on which the reference and the product do not say the same about one CPE. */
export type Disagreement = { cpe: string; cveId: string; reference: string; product: string };

/** What both said; the counts are of (CPE, CVE) combinations. */
export type Comparison = { agreed: number; notComparable: number; disagreements: Disagreement[] };

/** Compares the CVE ids the product calls affected with the reference's, for one CPE. */
export function compareAnswers(
  cpe: string,
  reference: ReferenceAnswer,
  product: ReadonlySet<string>,
): Comparison {
  const comparison: Comparison = {
    agreed: 0,
    notComparable: reference.notComparable.size,
    disagreements: [],
  };
  for (const cveId of reference.affected.union(product)) {
    if (reference.notComparable.has(cveId)) continue;
    const said = [reference.affected.has(cveId), product.has(cveId)];
    if (said[0] === said[1]) comparison.agreed += 1;
    else comparison.disagreements.push({ cpe, cveId, reference: word(said[0]), product: word(said[1]) });
  }
  return comparison;
}

/** A disagreement with the configurations that led to it, for a person to judge. */
export function describeDisagreement(
  { cpe, cveId, reference, product }: Disagreement,
  query: Query,
  cve: NvdCve | undefined,
): string {
  const configurations = (cve?.configurations ?? []).filter((one) => namesProduct(query, one));
  const raw = JSON.stringify(configurations.map((one) => shortened(query, one)));
  return `${cpe} ${cveId}: reference says ${reference}, product says ${product}; ${raw}`;
}

function word(affected: boolean | undefined): string {
  return affected === true ? 'affected' : 'not affected';
}

function namesProduct(query: Query, { nodes }: NvdConfiguration): boolean {
  return nodes.some((node) => node.cpeMatch.some((match) => isAbout(query, match.criteria)));
}

function shortened(query: Query, configuration: NvdConfiguration): unknown {
  const nodes = configuration.nodes.map(({ cpeMatch, ...node }) => {
    const own = cpeMatch.filter((match) => isAbout(query, match.criteria)).slice(0, 20);
    return { ...node, cpeMatch: own, ofOtherProducts: cpeMatch.length - own.length };
  });
  return { ...configuration, nodes };
}
