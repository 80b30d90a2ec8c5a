import { basename } from 'node:path';
import { z } from 'zod';
import { trackedDebianPackages } from '../../domain/debian-packages.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { openBytes } from '../reading/open-bytes.ts';
import { defaultReadingLimits, type ReadingLimits } from '../reading/reading-limits.ts';
import type { SetAsideList } from '../reading/set-aside.ts';
import { TopLevelReader, type TopLevelItem } from './read-top-level.ts';

/** One release of one CVE; only the fields that are used. */
const Release = z.object({
  status: z.enum(['resolved', 'open', 'undetermined']),
  fixed_version: z.string().max(200).optional(),
  urgency: z.string().max(60).optional(),
});
const Issue = z.object({ releases: z.record(z.string().max(40), Release) });

/**
 * The version that mends it, `0` where it never was, `null` while it is open. Of what harms nobody there and was mended as it
 * came, from which version on it is gone: those before are not accused.
 */
export type DebianWord = string | null | { readonly clearsFrom: string };

/** By release. */
export type DebianReleases = ReadonlyMap<string, DebianWord>;

export interface DebianTracker {
  /** By source package and CVE id; only packages that banners can name. */
  readonly packages: ReadonlyMap<string, ReadonlyMap<string, DebianReleases>>;
  /** Number of (package, CVE) pairs. */
  readonly issues: number;
}

export interface ReadDebianTrackerOptions {
  readonly setAside: SetAsideList;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
  readonly name?: string;
}

const cveId = /^CVE-\d{4}-\d{4,19}$/u;

/**
 * Debian's security tracker as JSON (plain or compressed), read in pieces: the whole has some 70 MB, of which the
 * packages of `data/identifiers/debian-packages.json` are kept. Bad entries are set aside, and so is the rest of a
 * damaged file. Throws `feed_unreadable` when the file cannot be read.
 */
export async function readDebianTracker(
  path: string,
  options: ReadDebianTrackerOptions,
): Promise<DebianTracker> {
  const { setAside, limits = defaultReadingLimits, signal, name: file = basename(path) } = options;
  const packages = new Map<string, ReadonlyMap<string, DebianReleases>>();
  let issues = 0;
  const reader = new TopLevelReader(limits, (key) => trackedDebianPackages.has(key));
  const take = (items: Iterable<TopLevelItem>): void => {
    for (const item of items) {
      if (item.kind === 'damage') {
        const reason = item.key === undefined ? item.reason : `${item.key.slice(0, 60)}: ${item.reason}`;
        setAside.add({ file, offset: item.offset, reason });
        continue;
      }
      const known = readPackage(item.value, (reason) => {
        setAside.add({ file, offset: item.offset, reason: `${item.key}: ${reason}` });
      });
      issues += known.size;
      if (known.size > 0) packages.set(item.key, known);
    }
  };
  try {
    for await (const piece of openBytes(path, limits, signal)) take(reader.push(piece));
  } catch (error) {
    if (!(error instanceof SitewardenError) || error.code === 'feed_unreadable') throw error;
    setAside.add({ file, offset: 0, reason: error.message });
    return { packages, issues };
  }
  take(reader.end());
  return { packages, issues };
}

function readPackage(value: unknown, onFault: (reason: string) => void): Map<string, DebianReleases> {
  const known = new Map<string, DebianReleases>();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    onFault('no object of CVEs');
    return known;
  }
  for (const [id, content] of Object.entries(value)) {
    // What has no CVE id yet is tracked as TEMP-….
    if (!cveId.test(id)) continue;
    const issue = Issue.safeParse(content);
    if (!issue.success) {
      const first = issue.error.issues[0];
      onFault(`${id}: ${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`);
      continue;
    }
    const releases = new Map<string, DebianWord>();
    for (const [release, { status, fixed_version, urgency }] of Object.entries(issue.data.releases)) {
      const word = wordOf(status, fixed_version, urgency === 'unimportant');
      if (word !== undefined) releases.set(release, word);
    }
    if (releases.size > 0) known.set(id, releases);
  }
  return known;
}

function wordOf(
  status: z.infer<typeof Release>['status'],
  fixedVersion: string | undefined,
  isUnimportant: boolean,
): DebianWord | undefined {
  if (status === 'open') return isUnimportant ? undefined : null;
  if (status !== 'resolved' || fixedVersion === undefined) return undefined;
  return isUnimportant && fixedVersion !== '0' ? { clearsFrom: fixedVersion } : fixedVersion;
}
