/** What the generated functions give for a list: one page, or an error. */
interface ListAnswer<Item> {
  readonly data?: readonly Item[] | undefined;
  readonly error?: unknown;
  readonly response?: Response | undefined;
}

/**
 * Every item of a list, page after page, as the API names the next one in its `Link` header (RFC 8288). `list` asks
 * for one page: `allItems((cursor) => listSites({ client, query: { ...cursor } }))`. Throws the error of a page that
 * is not given, so that a part is never taken for the whole.
 */
export async function* allItems<Item>(
  list: (query: { cursor?: string }) => Promise<ListAnswer<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const { data, error, response } = await list(cursor === undefined ? {} : { cursor });
    if (data === undefined) throw error;
    yield* data;
    cursor = nextCursor(response?.headers.get('link') ?? '');
  } while (cursor !== undefined);
}

function nextCursor(link: string): string | undefined {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/u.exec(link)?.[1];
  const query = target?.split('?')[1];
  return query === undefined ? undefined : (new URLSearchParams(query).get('cursor') ?? undefined);
}
