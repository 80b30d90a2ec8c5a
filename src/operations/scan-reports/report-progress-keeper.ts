import { finished, type Readable } from 'node:stream';
import type { ReportProgressState } from '../../domain/report-progress.ts';
import { insertReportProgress, updateReportProgress } from '../../store/queries/report-progress-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/** Well above what a busy database needs, and below what somebody waits for in vain. */
const everyMs = 1000;
const keptMs = 3_600_000;

/** Keeps, for others to see, how far a report is. */
export interface ReportProgressKeeper {
  /** All is read, and so many findings are to be written. */
  readonly begin: (findings: number) => void;
  readonly onWritten: (findings: number) => void;
  /** It ends with the stream: as abandoned, when that is left before its end. */
  readonly follow: (content: Readable) => void;
  /** It never came to a stream. */
  readonly fail: () => Promise<void>;
}

/** Begins to keep the progress of a report. Throws `conflict` / `report_progress_taken`. */
export async function keepReportProgress(
  { store, organizationId, clock }: Pick<OperationContext, 'store' | 'organizationId' | 'clock'>,
  { id, scanId }: { readonly id: string; readonly scanId: string },
): Promise<ReportProgressKeeper> {
  const at = clock.now();
  const forgetBefore = new Date(at.getTime() - keptMs);
  const isNew = await store.transaction((connection) =>
    insertReportProgress(connection, organizationId, { id, scanId, at, forgetBefore }),
  );
  if (!isNew) {
    const detail = `The progress_id ${id} belongs to another report. Choose a new one for each.`;
    throw new SitewardenError('conflict', 'report_progress_taken', detail);
  }
  let state: ReportProgressState = 'reading';
  let [written, total]: [number, number | null] = [0, null];
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    const now = { id, state, findingsWritten: written, findingsTotal: total };
    try {
      await updateReportProgress(store.db, organizationId, now, clock.now());
    } catch {
      // Whoever waits sees it a moment later, or not at all: no reason to keep the report from its reader.
    }
  };
  const timer = setInterval(() => {
    writing = writing.then(write);
  }, everyMs).unref();
  const end = async (as: ReportProgressState): Promise<void> => {
    clearInterval(timer);
    state = as;
    writing = writing.then(write);
    await writing;
  };
  return {
    begin: (findings) => {
      [state, total] = ['writing', findings];
    },
    onWritten: (findings) => {
      written += findings;
    },
    follow: (content) => {
      finished(content, { writable: false }, (error) => void end(endOf(error)));
    },
    fail: () => end('failed'),
  };
}

function endOf(error: NodeJS.ErrnoException | null | undefined): ReportProgressState {
  if (!error) return 'finished';
  return error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? 'abandoned' : 'failed';
}
