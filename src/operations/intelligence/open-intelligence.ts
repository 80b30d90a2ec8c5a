import { openBaseline } from '../../intelligence/baseline/open-baseline.ts';
import type { IntelligenceBundle } from '../../intelligence/bundle/intelligence-bundle.ts';
import { openBundle } from '../../intelligence/bundle/open-bundle.ts';

export type { IntelligenceBundle } from '../../intelligence/bundle/intelligence-bundle.ts';

/** Opens the bundle at `path`, or the baseline made from the project's own facts when there is none. */
export async function openIntelligence(path: string | undefined): Promise<IntelligenceBundle> {
  return path === undefined ? openBaseline() : openBundle(path);
}
