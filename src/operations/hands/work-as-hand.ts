import { takeBlock } from '../../store/queries/scan-block-queries.ts';
import type { PartPlace } from '../../store/queries/scan-division-queries.ts';
import type { HandContext } from './hand-context.ts';
import { workOnBlock, type HandTerms } from './work-on-block.ts';

/**
 * Takes blocks of a part and works on them, one after the other, until there is none that nobody works on. Gives how many it has
 * done. Rejects as `workOnBlock` does.
 */
export async function workAsHand(
  context: HandContext,
  { organizationId, scanSiteId }: PartPlace,
  terms: HandTerms,
): Promise<number> {
  const place = { organizationId, scanSiteId };
  const { store } = context;
  terms.signal.throwIfAborted();
  if (terms.end.aborted) return 0;
  let taken = await store.transaction(async (connection) => takeBlock(connection, place, terms.taker));
  let before: Awaited<ReturnType<typeof workOnBlock>>['watch'] | undefined;
  let done = 0;
  while (taken !== undefined) {
    ({ taken, watch: before } = await workOnBlock(context, taken, before, terms));
    done += 1;
  }
  return done;
}
