import { allItems } from '../../../client/all-items.ts';
import { answerIn } from './answer-of.ts';

interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

interface ListOutcome<Item> {
  readonly data?: readonly Item[] | undefined;
  readonly error?: unknown;
  readonly response?: Response | undefined;
}

/** Items of a list, page after page: all of them, or the first `limit`. Throws as `answerOf` does. */
export async function listAll<Item>(
  list: (query: PageQuery) => Promise<ListOutcome<Item>>,
  limit: number | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  const pageSize = limit === undefined || limit > 1000 ? {} : { limit };
  const page = async (
    query: PageQuery,
  ): Promise<{ data: readonly Item[]; response?: Response | undefined }> => {
    const outcome = await list({ ...pageSize, ...query });
    return { data: answerIn(outcome), response: outcome.response };
  };
  for await (const item of allItems(page)) {
    if (limit !== undefined && items.length >= limit) break;
    items.push(item);
  }
  return items;
}
