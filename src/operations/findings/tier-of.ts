import type { CveDetail } from '../../domain/intelligence-view.ts';
import type { PriorityTier } from '../../domain/priority.ts';
import { decidePriority } from '../../findings/decide-priority.ts';

/** The tier of a CVE wherever it is found: an exposure that is not known counts as one, so the address makes no difference. */
export function tierOf(cve: CveDetail): PriorityTier {
  return decidePriority({ ...cve, exploitedSince: null, exposure: 'unknown', firstSeenAt: cve.publishedAt })
    .tier;
}
