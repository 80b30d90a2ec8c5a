import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { lendHand, type Helper } from '../operations/hands/lend-hand.ts';
import type { HelperContext } from '../operations/hands/hand-context.ts';

const lookEveryMs = 1000;

/**
 * Helps with large parts that other workers lead, with `places` of them at once: places of their own, so that nobody's scan waits
 * for a worker that helps another. What it gives ends that; blocks under way are put down.
 */
export function startHands(
  context: HelperContext,
  helper: Helper,
  { places, log }: { readonly places: number; readonly log: Logger },
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const hasHelped = await lendHand(context, helper, signal).catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error }, 'a block of addresses failed and is tried again');
        return false;
      });
      if (!hasHelped) await wait(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const working = Array.from({ length: places }, work);
  return async () => {
    stopping.abort(new Error('Sitewarden is stopping.'));
    await Promise.all(working);
  };
}
