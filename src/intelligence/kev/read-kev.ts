import { z } from 'zod';
import { defaultReadingLimits, type ReadingLimits } from '../reading/reading-limits.ts';
import { readRecords } from '../reading/read-records.ts';
import type { SetAsideList } from '../reading/set-aside.ts';

/** One entry of CISA's catalogue of known exploited vulnerabilities; only the fields that are used. */
const KevEntry = z.object({
  cveID: z.string().regex(/^CVE-\d{4}-\d{4,19}$/u),
  dateAdded: z.iso.date(),
  dueDate: z.iso.date().optional(),
  knownRansomwareCampaignUse: z.string().optional(),
});

export interface KnownExploited {
  /** Calendar day it entered the catalogue. */
  readonly addedOn: string;
  readonly dueOn: string | null;
  readonly usedByRansomware: boolean;
}

export interface ReadFeedOptions {
  readonly setAside: SetAsideList;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
  readonly name?: string;
}

/**
 * CISA's KEV catalogue in its official JSON form (plain or compressed), by CVE id. Bad entries are set aside. Throws
 * `feed_unreadable` when the file cannot be read.
 */
export async function readKev(path: string, options: ReadFeedOptions): Promise<Map<string, KnownExploited>> {
  const file = options.name ?? path;
  const known = new Map<string, KnownExploited>();
  const limits = options.limits ?? defaultReadingLimits;
  for await (const batch of readRecords(path, { ...options, limits, name: file })) {
    for (const { value, offset } of batch) {
      const entry = KevEntry.safeParse(value);
      if (!entry.success) {
        const issue = entry.error.issues[0];
        options.setAside.add({
          file,
          offset,
          reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
        });
        continue;
      }
      const { cveID, dateAdded, dueDate, knownRansomwareCampaignUse } = entry.data;
      known.set(cveID, {
        addedOn: dateAdded,
        dueOn: dueDate ?? null,
        usedByRansomware: knownRansomwareCampaignUse === 'Known',
      });
    }
  }
  return known;
}
