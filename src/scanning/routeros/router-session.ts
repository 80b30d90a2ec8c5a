import type { RouterSource } from '../../domain/router-inventory.ts';
import type { ReadCommandName } from './read-commands.ts';

/** Properties of one entry by name. */
export type RouterRow = ReadonlyMap<string, string>;

/** What a menu holds, or that the router has no such menu, or does not let this user see it. */
export type PrintAnswer =
  | { readonly kind: 'rows'; readonly rows: readonly RouterRow[] }
  | { readonly kind: 'no_such_menu' | 'not_permitted' };

/**
 * A router that is logged in to. There is no way to send it anything but the commands of the list; each is answered
 * or fails with a `RouterFailure` within its time.
 */
export interface RouterSession {
  readonly source: RouterSource;
  readonly port: number;
  print(name: ReadCommandName): Promise<PrintAnswer>;
  close(): void;
}

/** Most entries that are taken of one menu; a router with more is no small site's. */
export const maxRows = 20_000;
/** Most bytes of one answer. */
export const maxAnswerBytes = 16_777_216;
/** Longest wait for one whole answer. */
export const answerTimeoutMs = 15_000;

/** A property, cut to what any of those that are read can be; absent and empty are the same to RouterOS. */
export function rowOf(entries: Iterable<readonly [string, string]>): RouterRow {
  const row = new Map<string, string>();
  for (const [name, value] of entries) if (value !== '') row.set(name, value.slice(0, 1024));
  return row;
}
