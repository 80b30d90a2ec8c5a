import type { Logger } from 'pino';
import type { IntelligenceSettings } from '../config/intelligence-settings.ts';
import {
  nextUpdateAt,
  updateInThread,
  updateRecordFile,
} from '../operations/intelligence/update-intelligence-bundle.ts';
import { judgeHost } from '../matching/judge-host.ts';
import { matchInventoryAnew } from '../operations/findings/match-inventory-anew.ts';
import type { OperationContext } from '../operations/operation-context.ts';
import type { Store } from '../store/open-store.ts';
import { traced } from '../support/tracing.ts';
import { lookEvery } from './look-every.ts';
import type { ServedIntelligence } from './serve-intelligence.ts';

const everyMs = 15_000;
/** Between two updates that are due at once, whatever went wrong with the first. */
const leastPauseMs = 15 * 60_000;

interface UpdateParts extends Pick<OperationContext, 'clock' | 'jobs' | 'newId'> {
  readonly store: Store;
  readonly settings: IntelligenceSettings;
  readonly intelligence: ServedIntelligence;
  readonly log: Logger;
  /** Of the program. */
  readonly version: string;
}

/** What the service does with a queued update: all feeds, then the new bundle at once. */
export function updateWorker({
  settings,
  intelligence,
  log,
  version,
}: UpdateParts): (signal: AbortSignal) => Promise<void> {
  const { feedDirectory, bundleFile: out, feedPlaces: places, proxy, nvdApiKey } = settings;
  const order = { feedDirectory, out, places, proxy, nvdApiKey, version, only: [] };
  return async (signal) => {
    const report = await traced('update intelligence', {}, async () => updateInThread(order, signal));
    for (const failure of report?.failures ?? []) log.warn(`update of the intelligence: ${failure}`);
    log.info({ digest: report?.digest }, 'update of the intelligence has ended');
    await intelligence.refresh();
  };
}

/** Looks every 15 s whether another bundle is there; what it gives stops that. For a process that judges nothing. */
export function followIntelligence(
  intelligence: Pick<ServedIntelligence, 'refresh'>,
  log: Logger,
): () => Promise<void> {
  return lookEvery(
    { everyMs },
    async () => intelligence.refresh(),
    (error) => log.error({ err: error }, 'intelligence'),
  );
}

/**
 * Looks every 15 s whether another bundle is there, by an update or an import of any process, and whether the next
 * update is due; what it gives stops it, after the look under way.
 */
export function startUpdateClock(parts: UpdateParts): () => Promise<void> {
  const { settings, intelligence, clock, jobs, log } = parts;
  const recordFile = updateRecordFile(settings.feedDirectory);
  let askedAt = Number.NEGATIVE_INFINITY;
  let judged: string | undefined;
  const tell = (error: unknown): void => log.error({ err: error }, 'update clock');
  const rematch = async (signal: AbortSignal): Promise<void> => {
    const bundles = { current: intelligence.current(), previous: intelligence.previous(), judged };
    const done = await traced('rematch inventory', {}, async () =>
      matchInventoryAnew({ ...parts, judgeHost }, bundles, signal),
    );
    if (done === undefined) return;
    judged = bundles.current.info.digest;
    log.info(done, 'what is kept was judged by other intelligence');
  };
  const look = async (signal: AbortSignal): Promise<void> => {
    await intelligence.refresh();
    // What fails there is tried again at the next look, and must not keep newer intelligence from coming.
    await rematch(signal).catch((error: unknown) => (signal.aborted ? undefined : tell(error)));
    if (settings.updateHours === undefined || signal.aborted) return;
    const now = clock.now();
    const due = await nextUpdateAt(recordFile, settings.updateHours, settings.feedPlaces);
    if (due > now || now.getTime() < askedAt + leastPauseMs) return;
    askedAt = now.getTime();
    await jobs.enqueueUpdate();
  };
  return lookEvery({ everyMs, firstAfterMs: 0 }, look, tell);
}
