import { setTimeout as wait } from 'node:timers/promises';
import { getReportProgress } from '../../../client/generated/sdk.gen.ts';
import type { ReportProgress } from '../../../client/generated/types.gen.ts';
import { rewrittenLine } from '../rewritten-line.ts';
import type { Remote } from './remote.ts';

const everyMs = 1000;

/**
 * Shows on a terminal, every second until `signal` aborts, how far the report with this id is. What cannot be had of it is
 * not shown: the report itself comes all the same.
 */
export async function followReport(
  { client, io }: Pick<Remote, 'client' | 'io'>,
  progressId: string,
  signal: AbortSignal,
): Promise<void> {
  const line = rewrittenLine(io.stderr);
  try {
    while (!signal.aborted) {
      await wait(everyMs, undefined, { signal });
      const { data } = await getReportProgress({ client, path: { progressId }, signal });
      if (data !== undefined) line.show(describeReport(data));
    }
  } catch {
    // The signal, or a service that does not answer: who fetches the report says so.
  } finally {
    line.end();
  }
}

function describeReport({ state, findings_written: done, findings_total: total }: ReportProgress): string {
  if (total === null) return `report: ${state}`;
  const share = total === 0 ? 100 : Math.floor((done / total) * 100);
  return `report: ${state}, ${done}/${total} findings, ${share}%`;
}
