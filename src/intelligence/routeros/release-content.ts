import { z } from 'zod';
import type { BranchKnowledge, BranchSupport } from '../../domain/branch-knowledge.ts';
import type { SeenRelease } from '../../domain/seen-release.ts';
import { readingBundle } from '../bundle/bundle-schema.ts';
import type { FeedContent } from '../bundle/feed-content.ts';
import type { ReleaseCycle } from '../endoflife/read-cycles.ts';
import type { MikrotikFacts } from '../mikrotik/read-mikrotik.ts';
import { routerOsKey } from './routeros-key.ts';
import { createSecurityReleaseFinder, type RecordsOfRouterOs } from './security-releases.ts';
import { createRouterOsReleases, type RouterOsReleases } from './routeros-releases.ts';

const releasesName = 'routeros/releases';
const cyclesName = 'routeros/cycles';
const securityName = 'routeros/security';
const PackedReleases = z.array(z.tuple([z.string(), z.string().nullable(), z.array(z.string())]));
const PackedCycles = z.array(z.tuple([z.string(), z.union([z.string(), z.boolean()])]));

const PackedSecurity = z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.array(z.string())]))]));

/** Releases that a feed has named, and what it says of security in them, as content of a bundle. */
export function packReleases({
  releases,
  securityNotes,
}: Pick<MikrotikFacts, 'releases' | 'securityNotes'>): FeedContent {
  const packed = releases.map(({ version, releasedOn, channels }) => [version, releasedOn, channels]);
  const security = Array.from(securityNotes, ([version, notes]) => [
    version,
    notes.map(({ text, cveIds }) => [text, cveIds]),
  ]);
  return [
    [releasesName, JSON.stringify(packed)],
    [securityName, JSON.stringify(security)],
  ];
}

/** Release cycles as content of a bundle. */
export function packCycles(cycles: readonly ReleaseCycle[]): FeedContent {
  return [[cyclesName, JSON.stringify(cycles.map(({ name, endOfLife }) => [name, endOfLife]))]];
}

/** What a bundle knows of RouterOS beside CVEs. */
export interface RouterOsKnowledge extends BranchKnowledge {
  readonly releases: RouterOsReleases;
  /** Every release that MikroTik's feed has named. */
  readonly seen: readonly SeenRelease[];
}

/** Reads what a bundle knows; `madeAt` is its newest record, which tells what had ended then. */
export function readRouterOsKnowledge(
  read: (name: string) => string | undefined,
  madeAt: string | null,
  records: RecordsOfRouterOs,
): RouterOsKnowledge {
  return readingBundle('what it knows of RouterOS', () => {
    const seen = PackedReleases.parse(JSON.parse(read(releasesName) ?? '[]')).map(
      ([version, releasedOn, channels]) => ({ version, releasedOn, channels }),
    );
    const cycles = new Map(PackedCycles.parse(JSON.parse(read(cyclesName) ?? '[]')));
    const releases = createRouterOsReleases(seen);
    const notes = PackedSecurity.parse(JSON.parse(read(securityName) ?? '[]')).map(
      ([version, of]) => [version, of.map(([text, cveIds]) => ({ text, cveIds }))] as const,
    );
    const findSecurityReleases = createSecurityReleaseFinder(new Map(notes), { seen, releases, records });
    return {
      releases,
      seen,
      findBranch(product, version) {
        if (product !== routerOsKey) return undefined;
        const { newestLine, knownOn } = releases;
        return {
          support: supportOf(cycles, version, madeAt),
          beyond: releases.isBeyond(version) ? { newestLine, knownOn } : null,
          securityReleases: findSecurityReleases(version),
        };
      },
    };
  });
}

function supportOf(
  cycles: ReadonlyMap<string, string | boolean>,
  version: string,
  madeAt: string | null,
): BranchSupport | null {
  const numbers = /^v?(\d+(?:\.\d+)*)/u.exec(version)?.[1]?.split('.') ?? [];
  for (let length = numbers.length; length > 0; length -= 1) {
    const cycle = numbers.slice(0, length).join('.');
    const end = cycles.get(cycle);
    if (end === undefined) continue;
    const endOfLife = typeof end === 'string' ? end : null;
    return { cycle, endOfLife, isEnded: endOfLife === null ? end === true : endOfLife <= (madeAt ?? '') };
  }
  return null;
}
