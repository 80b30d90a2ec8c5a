import { basename } from 'node:path';
import { z } from 'zod';
import { readText } from '../reading/read-text.ts';
import type { ReadingLimits } from '../reading/reading-limits.ts';
import type { SetAsideList } from '../reading/set-aside.ts';
import { newestDate } from '../latest-date.ts';

/** A release cycle as endoflife.date writes it; only the fields that are used. */
const Cycle = z.object({
  cycle: z.union([
    z.string().regex(/^\d{1,3}(?:\.\d{1,3}){0,2}$/u),
    z.number().min(0).max(999).transform(String),
  ]),
  /** A day, or whether it is over. */
  eol: z.union([z.iso.date(), z.boolean()]),
  latestReleaseDate: z.iso.date().optional(),
});

/** A branch of RouterOS with the end of its fixes. */
export interface ReleaseCycle {
  readonly name: string;
  /** Calendar day; true: over, false: no end is known. */
  readonly endOfLife: string | boolean;
}

export interface ReleaseCycles {
  readonly cycles: readonly ReleaseCycle[];
  /** Calendar day of the newest release of any; null where none is told. */
  readonly newestOn: string | null;
}

export interface ReadCyclesOptions {
  readonly setAside: SetAsideList;
  /** The latest day or instant that is believed, ISO 8601. */
  readonly latest: string;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
}

const mostCycles = 1000;
const maxBytes = 4 * 1024 * 1024;

/**
 * endoflife.date's list of cycles of RouterOS (JSON, plain or compressed). Bad entries are set aside. Throws
 * `feed_unreadable`, AbortError.
 */
export async function readCycles(path: string, options: ReadCyclesOptions): Promise<ReleaseCycles> {
  const file = basename(path);
  const cycles = new Map<string, ReleaseCycle>();
  let newestOn: string | null = null;
  const entries = entriesOf(await readText(path, { ...options, name: file, maxBytes }));
  if (entries === undefined) options.setAside.add({ file, offset: 0, reason: 'it is no list of cycles' });
  for (const [index, value] of (entries ?? []).entries()) {
    const read = Cycle.safeParse(value);
    if (!read.success || cycles.size >= mostCycles) {
      const issue = read.error?.issues[0];
      const why = issue === undefined ? 'there are too many' : `${issue.path.join('.')}: ${issue.message}`;
      options.setAside.add({ file, offset: 0, reason: `cycle ${index}: ${why}` });
      continue;
    }
    const { cycle: name, eol: endOfLife, latestReleaseDate = null } = read.data;
    cycles.set(name, { name, endOfLife });
    newestOn = newestDate([newestOn, latestReleaseDate], options.latest);
  }
  return { cycles: [...cycles.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)), newestOn };
}

function entriesOf(text: string | undefined): readonly unknown[] | undefined {
  try {
    const content: unknown = JSON.parse(text ?? '');
    return Array.isArray(content) ? content : undefined;
  } catch {
    return undefined;
  }
}
