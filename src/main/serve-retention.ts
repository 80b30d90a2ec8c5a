import type { Logger } from 'pino';
import { forgetOldRows } from '../operations/retention/forget-old-rows.ts';
import { makePartitionsAhead } from '../operations/retention/make-partitions-ahead.ts';
import { lookEvery } from './look-every.ts';

const everyMs = 6 * 3_600_000;
/** A start has other things to do. */
const firstAfterMs = 10 * 60_000;

/**
 * Forgets what is older than it is to be kept, ten minutes after the start and then every six hours; what it gives stops
 * it. The partitions of the months to come are made at once. The log hears of partitions that go, and of a store that does not
 * answer; the next time tries again.
 */
export function startRetentionClock(
  parts: Parameters<typeof forgetOldRows>[0],
  log: Pick<Logger, 'error' | 'info' | 'warn'>,
): () => Promise<void> {
  const onError = (error: unknown): void => log.error({ err: error }, 'retention');
  const look = async (signal: AbortSignal): Promise<void> => {
    const { partitions } = await forgetOldRows(parts, { signal });
    for (const { name: partition, bytes, fate } of partitions) {
      if (fate === 'dropped') log.info({ partition, bytes }, 'partition dropped');
      else log.warn({ partition, bytes }, 'partition in use, not dropped this time');
    }
  };
  const ahead = makePartitionsAhead(parts).catch(onError);
  const stop = lookEvery({ everyMs, firstAfterMs }, look, onError);
  return async () => {
    await stop();
    await ahead;
  };
}
