import { feedNames, type FeedName } from '../../domain/feed-name.ts';
import { readFeedStates } from './feed-states.ts';

const hourMs = 3600_000;

/**
 * When the next update of all feeds is due: `hours` after the first of them was looked for, an hour after if one failed;
 * at once where one never was. `places` says which are `off`; `recordFile` remembers the rest.
 */
export async function nextUpdateAt(
  recordFile: string,
  hours: number,
  places: ReadonlyMap<FeedName, string>,
): Promise<Date> {
  const states = new Map((await readFeedStates(recordFile)).map((state) => [state.name, state]));
  let due = Number.POSITIVE_INFINITY;
  for (const name of feedNames) {
    if (places.get(name) === 'off') continue;
    const state = states.get(name);
    if (state === undefined || state.lastCheckedAt === null) return new Date(0);
    const pause = state.lastError === null ? hours : Math.min(hours, 1);
    due = Math.min(due, Date.parse(state.lastCheckedAt) + pause * hourMs);
  }
  return new Date(Math.min(due, 8.64e15));
}
