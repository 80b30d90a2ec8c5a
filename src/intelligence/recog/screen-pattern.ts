import { getFirstConsumedChar, type ReadonlyFlags } from 'regexp-ast-analysis';
import { analyse, type AnalysisResult } from 'scslre';

/** How long a text a pattern may be tried on, or why it is too slow for any. */
export type ScreenedPattern = { readonly maxLength: number } | { readonly fault: string };

/** By how many pairs of repetitions compete for the same characters: each adds a power to the work at worst. */
const lengths = [1280, 1280, 320, 128];
const longestHarmless = 4;

/**
 * Judges how a pattern behaves on a text made to be slow, by analysing its structure, never by a clock, so that the
 * same feed always gives the same bundle. Exponential ones and those of a high power are faults.
 */
export function screenPattern(source: string, flags: string): ScreenedPattern {
  try {
    new RegExp(source, flags).exec('');
    const { reports, parsed } = analyse({ source: unbounded(source), flags }, { maxReports: lengths.length });
    if (reports.some(({ exponential, type }) => exponential || type === 'Self'))
      return { fault: 'a pattern that may take for ever' };
    if (repeatsAmbiguously(parsed.pattern, parsed.flags, false))
      return { fault: 'a pattern that repeats a choice which is none' };
    const maxLength = lengths[reports.length];
    return maxLength === undefined ? { fault: 'a pattern that backtracks in too many ways' } : { maxLength };
  } catch (error) {
    return { fault: `no JavaScript pattern: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The analysis takes every bounded repetition for harmless; one that may go on for long is not. */
function unbounded(source: string): string {
  return source.replaceAll(/\{(\d{1,4}),(\d{1,6})\}/gu, (whole, least: string, most: string) =>
    Number(most) > longestHarmless ? `{${least},}` : whole,
  );
}

type Parsed = AnalysisResult['parsed'];
type Node = Parsed['pattern'] | Parsed['pattern']['alternatives'][number]['elements'][number];

/** Whether a choice inside of a repetition has two ways to begin with the same character, as `(?:\s|\n)*` has. */
function repeatsAmbiguously(node: Node, flags: ReadonlyFlags, isRepeated: boolean): boolean {
  if (node.type === 'Quantifier') {
    return repeatsAmbiguously(node.element, flags, isRepeated || node.max > longestHarmless);
  }
  if (!('alternatives' in node)) return false;
  const { alternatives } = node;
  if (isRepeated && alternatives.length > 1) {
    const firsts = alternatives.map((one) => getFirstConsumedChar(one, 'ltr', flags).char);
    const overlap = firsts.some((first, index) =>
      firsts.slice(index + 1).some((other) => !first.isDisjointWith(other)),
    );
    if (overlap) return true;
  }
  return alternatives.some(({ elements }) =>
    elements.some((element) => repeatsAmbiguously(element, flags, isRepeated)),
  );
}
