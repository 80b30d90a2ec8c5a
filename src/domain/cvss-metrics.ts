import { keptByText } from './kept-by-text.ts';

/** The base metrics of a CVSS vector as words; null where its version does not have the metric. */
export interface CvssMetrics {
  readonly attackVector: string | null;
  readonly attackComplexity: string | null;
  /** Of v2: `Au`, how often one must log in. */
  readonly privilegesRequired: string | null;
  readonly userInteraction: string | null;
  readonly scope: string | null;
  /** Of v4.0: the impacts on the vulnerable system itself. */
  readonly confidentiality: string | null;
  readonly integrity: string | null;
  readonly availability: string | null;
}

type Words = Readonly<Record<string, string>>;

const attackVector = { N: 'NETWORK', A: 'ADJACENT_NETWORK', L: 'LOCAL', P: 'PHYSICAL' };
const level = { N: 'NONE', L: 'LOW', M: 'MEDIUM', H: 'HIGH' };
const userInteraction = { N: 'NONE', R: 'REQUIRED', P: 'PASSIVE', A: 'ACTIVE' };
const scope = { U: 'UNCHANGED', C: 'CHANGED' };
const authentication = { N: 'NONE', S: 'SINGLE', M: 'MULTIPLE' };
const impactV2 = { N: 'NONE', P: 'PARTIAL', C: 'COMPLETE' };

/** Reads a vector of CVSS v2.0, v3.x or v4.0 (their specifications, "Vector String"); what is missing is null. */
export const readCvssMetrics = keptByText(metricsOf);

function metricsOf(vector: string): CvssMetrics {
  const values = new Map(vector.split('/').map((part) => part.split(':') as [string, string]));
  const word = (name: string, words: Words): string | null => words[values.get(name) ?? ''] ?? null;
  const isV2 = values.has('Au');
  const isV4 = values.has('VC');
  const impact = (name: string) => (isV2 ? word(name, impactV2) : word(isV4 ? `V${name}` : name, level));
  return {
    attackVector: word('AV', attackVector),
    attackComplexity: word('AC', level),
    privilegesRequired: isV2 ? word('Au', authentication) : word('PR', level),
    userInteraction: word('UI', userInteraction),
    scope: isV4 ? null : word('S', scope),
    confidentiality: impact('C'),
    integrity: impact('I'),
    availability: impact('A'),
  };
}
