import { getFirstConsumedChar, type ReadonlyFlags } from 'regexp-ast-analysis';
import { analyse, type AnalysisResult } from 'scslre';

/** How long a text a pattern may be tried on, or why it is too slow for any. */
export type ScreenedPattern = { readonly maxLength: number } | { readonly fault: string };

/** By how many pairs of repetitions compete for the same characters; whoever asks a pattern stops it by the clock. */
const lengths = [4096, 1280];
const lengthOfMany = 512;
/** A pattern with so many is not looked at to its end. */
const maxReports = 24;
const longestHarmless = 4;

/**
 * Judges how a pattern behaves on a text made to be slow, by analysing its structure, never by a clock, so that the
 * same feed always gives the same bundle. Exponential ones and those of a high power are faults.
 */
export function screenPattern(source: string, flags: string): ScreenedPattern {
  try {
    new RegExp(source, flags).exec('');
    const { reports, parsed } = analyse({ source: unbounded(source), flags }, { maxReports });
    if (reports.some(({ exponential, type }) => exponential || type === 'Self'))
      return { fault: 'a pattern that may take for ever' };
    if (repeatsAmbiguously(parsed.pattern, parsed.flags, false))
      return { fault: 'a pattern that repeats a choice which is none' };
    if (reports.length === maxReports) return { fault: 'a pattern that backtracks in too many ways' };
    return { maxLength: lengths[reports.length] ?? lengthOfMany };
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
