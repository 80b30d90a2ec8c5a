import type { VersionScheme } from '../version-scheme.ts';
import { compareNumeralLists, placeOfNumerals, readNumeral, type Numeral } from '../numeral.ts';

export interface RouterOsVersion {
  readonly numbers: readonly Numeral[];
  /** alpha 0, beta 1, rc 2, release 3. */
  readonly stage: number;
  readonly build: number;
}

/** MikroTik RouterOS: 6.49.9 < 6.49.10, 7.25beta2 < 7.25rc1 < 7.25 < 7.25.1. */
export const routeros: VersionScheme<RouterOsVersion> = {
  name: 'routeros',
  parse,
  compare,
  place: ({ numbers }) => placeOfNumerals(numbers),
};

const pattern =
  /^v?(\d+(?:\.\d+)*)(?:[-_. ]?(alpha|ab|beta|rc)(\d{1,4}))?(?:[ -]\(?(?:stable|long-term|testing|development|bugfix|current)\)?)?$/iu;
const stages: Readonly<Record<string, number>> = { ab: 0, alpha: 0, beta: 1, rc: 2 };

function parse(text: string): RouterOsVersion | undefined {
  if (text.length > 40) return undefined;
  const [, numbers, stage, build = '0'] = pattern.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  return {
    numbers: numbers.split('.').map((part) => readNumeral(part, 0, part.length)),
    stage: stage === undefined ? 3 : (stages[stage.toLowerCase()] ?? 0),
    build: Number(build),
  };
}

function compare(a: RouterOsVersion, b: RouterOsVersion): number {
  return compareNumeralLists(a.numbers, b.numbers) || a.stage - b.stage || a.build - b.build;
}
