import { z } from 'zod';
import type { ExploitedSince } from '../../domain/intelligence-view.ts';
import { readingBundle } from '../bundle/bundle-schema.ts';
import type { FeedContent } from '../bundle/feed-content.ts';
import type { KnownExploited } from './read-kev.ts';

const name = 'kev/entries';
const Packed = z.record(z.string(), z.tuple([z.string(), z.string().nullable()]));

/** The days of the catalogue as content of a bundle, sorted by CVE. */
export function packKev(kev: ReadonlyMap<string, KnownExploited>): FeedContent {
  const sorted = [...kev].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const days = sorted.map(([cveId, { addedOn, dueOn }]) => [cveId, [addedOn, dueOn]] as const);
  return [[name, JSON.stringify(Object.fromEntries(days))]];
}

/** When CISA listed a CVE, as the bundle holds it; the days are read when they are first asked for. */
export function createKevReader(
  read: (name: string) => string | undefined,
): (cveId: string) => ExploitedSince | null {
  let known: ReadonlyMap<string, readonly [string, string | null]> | undefined;
  const entries = () =>
    readingBundle(
      'the days of the KEV catalogue',
      () => new Map(Object.entries(Packed.parse(JSON.parse(read(name) ?? '{}')))),
    );
  return (cveId) => {
    const days = (known ??= entries()).get(cveId);
    return days === undefined ? null : { addedOn: days[0], dueOn: days[1] };
  };
}
