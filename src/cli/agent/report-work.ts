import { setTimeout as pause } from 'node:timers/promises';
import { mostEventsOfReport } from '../../domain/agent-message.ts';
import type { AgentScanEvent } from '../../domain/agent-observation.ts';
import type { AgentLine } from './agent-line.ts';

/** What of a scan may wait to be told before the scan waits itself. */
const mostWaiting = 1000;
const mostBytesOfReport = 6_000_000;
const longestQuietMs = 2000;

/** Tells the server of a scan as it goes, in order, each event once; without news that it is still at it. */
export async function reportWork(
  line: Pick<AgentLine, 'report'>,
  workId: string,
  events: AsyncIterable<AgentScanEvent>,
  stop: () => void,
): Promise<void> {
  const waiting: AgentScanEvent[] = [];
  let position = 0;
  let isDone = false;
  const done = Promise.withResolvers<void>();
  const tell = async (): Promise<void> => {
    for (;;) {
      const some = take(waiting);
      const { goes_on: goesOn } = await line.report(workId, position, some);
      position += some.length;
      if (!goesOn) stop();
      if (isDone && waiting.length === 0) return;
      if (waiting.length >= mostEventsOfReport) continue;
      await Promise.race([pause(longestQuietMs), done.promise]);
    }
  };
  const telling = tell();
  // Should the server refuse the agent for good, the scan has nobody to tell and ends.
  telling.catch(stop);
  for await (const event of events) {
    const last = waiting.at(-1);
    if (event.type === 'progress' && last?.type === 'progress') waiting[waiting.length - 1] = event;
    else waiting.push(event);
    while (waiting.length >= mostWaiting) await Promise.race([pause(50), telling]);
  }
  isDone = true;
  done.resolve();
  await telling;
}

/** From the front what one message carries. */
function take(waiting: AgentScanEvent[]): AgentScanEvent[] {
  let count = 0;
  for (let bytes = 0; count < Math.min(waiting.length, mostEventsOfReport); count += 1) {
    bytes += Buffer.byteLength(JSON.stringify(waiting[count]));
    if (count > 0 && bytes > mostBytesOfReport) break;
  }
  return waiting.splice(0, count);
}
