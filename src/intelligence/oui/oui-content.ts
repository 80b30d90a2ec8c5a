import { z } from 'zod';
import type { MacMakers } from '../../domain/mac-makers.ts';
import { readingBundle } from '../bundle/bundle-schema.ts';
import type { FeedContent } from '../bundle/feed-content.ts';
import type { OuiAssignments } from './read-oui.ts';

const name = 'oui/assignments';
const Packed = z.record(z.string(), z.string());

/** The registry as content of a bundle, sorted by block. */
export function packOui(assignments: OuiAssignments): FeedContent {
  const sorted = [...assignments].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [[name, JSON.stringify(Object.fromEntries(sorted))]];
}

/** What a bundle holds of the registry, read when it is first asked for. */
export function createMacMakers(read: (name: string) => string | undefined): MacMakers {
  let known: ReadonlyMap<string, string> | undefined;
  const assignments = () =>
    readingBundle(
      'the registry of MAC blocks',
      () => new Map(Object.entries(Packed.parse(JSON.parse(read(name) ?? '{}')))),
    );
  return { findMaker: (block) => (known ??= assignments()).get(block) };
}
