import type { BundleInput } from '../bundle/bundle-input.ts';
import { readBaseline } from './read-baseline.ts';

/** The project's own facts as the input of a bundle. */
export function baselineInput(): BundleInput {
  const { records, knownExploited } = readBaseline();
  const newest = records.reduce((latest, { modifiedAt }) => (modifiedAt > latest ? modifiedAt : latest), '');
  return {
    kind: 'baseline',
    records,
    damaged: () => 0,
    kev: knownExploited,
    epss: new Map(),
    sources: [{ name: 'baseline', records: records.length, newestRecordAt: newest }],
  };
}
