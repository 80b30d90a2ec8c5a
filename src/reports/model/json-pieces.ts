/** A JSON array (RFC 8259) written as its items are made, an item a line. */
export function* jsonList(items: Iterable<unknown>): Generator<string, void, undefined> {
  yield '[';
  let separator = '\n';
  for (const item of items) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ',\n';
  }
  yield ']';
}

/** A JSON object: the members of `head`, then lists that are written as their items are made. */
export function* jsonWithLists(
  head: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, Iterable<unknown>>>,
): Generator<string, void, undefined> {
  const members = JSON.stringify(head).slice(1, -1);
  yield `{${members}`;
  let separator = members === '' ? '' : ',\n';
  for (const [name, items] of Object.entries(lists)) {
    yield `${separator}${JSON.stringify(name)}:`;
    yield* jsonList(items);
    separator = ',\n';
  }
  yield '}';
}
