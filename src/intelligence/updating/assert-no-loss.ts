import type { BundleInfo } from '../../domain/bundle-info.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** Small sources may come and go. */
const judgedRecords = 1000;

/**
 * Refuses a new bundle that lacks what the standing one has: more than half of the records of a source (a feed that came
 * whole by its form but cut by its content) or, where the standing one came from elsewhere, the newest records. Throws
 * `bundle_shrunk`, `bundle_older`.
 */
export function assertNoLoss(standing: BundleInfo, built: BundleInfo, isOwn: boolean): void {
  for (const { name, records } of standing.sources) {
    const left = built.sources.find((source) => source.name === name)?.records ?? 0;
    if (records < judgedRecords || left * 2 >= records) continue;
    throw kept('bundle_shrunk', `it would hold ${left} records of ${name} instead of ${records}`);
  }
  const [before, after] = [standing.newestRecordAt, built.newestRecordAt];
  if (isOwn || before === null || (after !== null && after >= before)) return;
  throw kept('bundle_older', `its newest record would be of ${after ?? 'no date'} instead of ${before}`);
}

function kept(code: string, why: string): SitewardenError {
  return new SitewardenError(
    'invalid',
    code,
    `The new bundle is not used: ${why}. Check the sources; to take it all the same, remove the standing bundle first.`,
  );
}
