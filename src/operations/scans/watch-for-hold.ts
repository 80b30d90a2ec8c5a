import type { ScanSite } from '../../domain/scan.ts';
import type { ScanHold } from '../../domain/scan-hold.ts';
import type { ScanJobContext } from './execute-scan-context.ts';
import { findHold, type HoldState } from './find-hold.ts';

const everyMs = 2000;

/** Hears that work on a part has to be interrupted, and is to go on later from what it has found. */
export interface HoldWatch {
  readonly signal: AbortSignal;
  /** What interrupted it; undefined where it may go on at once, with other devices left out. */
  hold(): ScanHold | undefined;
  close(): void;
}

/** Looks every two seconds whether a part that began in state `before` may go on like that. To be closed at its end. */
export function watchForHold(
  { store, clock }: Pick<ScanJobContext, 'store' | 'clock'>,
  organizationId: string,
  part: Pick<ScanSite, 'scanId' | 'siteId'>,
  before: HoldState,
): HoldWatch {
  const interrupted = new AbortController();
  let found: ScanHold | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const look = async (): Promise<void> => {
    const { hold, quietClasses } = await findHold(store.db, organizationId, part, clock.now());
    if (hold === undefined && quietClasses.join() === before.quietClasses.join()) return;
    found = hold;
    interrupted.abort(new Error('The scan is interrupted.'));
  };
  const again = (): void => {
    if (isClosed || interrupted.signal.aborted) return;
    timer = setTimeout(() => {
      // A store that does not answer now is asked again; the scan's own writes tell of lasting faults.
      void look()
        .catch(() => undefined)
        .then(again);
    }, everyMs);
    timer.unref();
  };
  again();
  return {
    signal: interrupted.signal,
    hold: () => found,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
