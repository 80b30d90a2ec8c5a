import { z } from 'zod';
import data from '../../../data/routeros/releases.json' with { type: 'json' };
import type { SeenRelease } from '../../domain/seen-release.ts';
import { schemeNamed } from '../../versions/registry.ts';

const version = z.string().regex(/^\d+(?:\.\d+){1,3}(?:(?:alpha|beta|rc)\d+)?$/u);

const Shipped = z.strictObject({
  checked: z.iso.date(),
  source: z.url(),
  lines: z.array(z.strictObject({ major: z.int().min(1), lastMinor: z.int().min(0), ended: z.boolean() })),
  /** Majors that get fixes at the same time: the order of their versions says nothing about time. */
  parallelMajors: z.array(z.int()),
  longTermLines: z.array(z.string().regex(/^\d+\.\d+$/u)),
  knownBad: z.array(
    z.strictObject({ version, problem: z.string().min(10), repairedIn: version, source: z.url() }),
  ),
});

const seed = Shipped.parse(data);
const parallel = new Set(seed.parallelMajors);
const scheme = schemeNamed('routeros');
const lineBeginning = /^v?\d+\.\d+(?:\.0)*(?:[-_. ]?(?:alpha|ab|beta|rc)\d+)?$/iu;
export type KnownBadRelease = z.infer<typeof Shipped>['knownBad'][number];

/** What is known of the releases that exist: the shipped data, and what MikroTik's feed has named since. */
export interface RouterOsReleases {
  /** Whether a release of that version may exist. A date does not, nor a minor behind the last of an ended line. */
  mayBeRelease(text: string): boolean;
  /**
   * The same for a bound of a range, which may also name the beginning of the minor behind the last of an ended major:
   * `6.50`, with or without a stage, for "all of 6.49".
   */
  mayBeBound(text: string): boolean;
  /** Why a release is not one to go to, and which repaired it; undefined for all others. */
  knownBadRelease(text: string): KnownBadRelease | undefined;
  /** Whether the line of a version (`7.23` of `7.23.4`) is one that the long-term channel follows. */
  isLongTerm(text: string): boolean;
  /** Whether its line is behind all that are known: then the data are older than it. False for what is no version. */
  isBeyond(text: string): boolean;
  /** Whether it is newer than every release of its major that is known: then the data are older than it too. */
  isAhead(text: string): boolean;
  /** The newest line that is known, as `7.25`, and the day on which that was known. */
  readonly newestLine: string;
  readonly knownOn: string;
  /** Equal for all who answer alike. */
  readonly signature: string;
}

/**
 * Puts what a feed has seen beside the shipped data. Two majors ahead of those are not believed: no feed brings them
 * unseen, a damaged one does.
 */
export function createRouterOsReleases(seen: readonly SeenRelease[] = []): RouterOsReleases {
  const lines = new Map(seed.lines.map((line) => [line.major, line]));
  const longTermLines = new Set(seed.longTermLines);
  const shippedMajor = Math.max(...lines.keys());
  const newest = new Map<number, unknown>();
  let knownOn = seed.checked;
  for (const { version: text, releasedOn, channels } of seen) {
    const line = releaseLineOf(text);
    const parsed = scheme.parse(text);
    if (line === undefined || line.major > shippedMajor + 1 || parsed === undefined) continue;
    const latest = newest.get(line.major);
    if (latest === undefined || scheme.compare(parsed, latest) > 0) newest.set(line.major, parsed);
    const known = lines.get(line.major) ?? { major: line.major, lastMinor: 0, ended: false };
    lines.set(line.major, { ...known, lastMinor: Math.max(known.lastMinor, line.minor) });
    if (channels.includes('long-term')) longTermLines.add(`${line.major}.${line.minor}`);
    if (releasedOn !== null && releasedOn > knownOn) knownOn = releasedOn;
  }
  const newestMajor = Math.max(...lines.keys());
  const mayBeRelease = (text: string): boolean => {
    const line = releaseLineOf(text);
    if (line === undefined || scheme.parse(text) === undefined) return false;
    const known = lines.get(line.major);
    // A next major may come any day; a number far behind it is a year or a slip.
    if (known === undefined) return line.major <= 1 || line.major === newestMajor + 1;
    return !known.ended || line.minor <= known.lastMinor;
  };
  const isBeyond = (text: string): boolean => {
    const line = scheme.parse(text) === undefined ? undefined : releaseLineOf(text);
    if (line === undefined) return false;
    return line.minor > (lines.get(line.major)?.lastMinor ?? beyond(line.major, newestMajor));
  };
  return {
    mayBeRelease,
    mayBeBound(text) {
      const line = releaseLineOf(text);
      const isBehindLast = line !== undefined && lines.get(line.major)?.lastMinor === line.minor - 1;
      return mayBeRelease(text) || (isBehindLast && lineBeginning.test(text));
    },
    knownBadRelease: (text) => seed.knownBad.find((bad) => bad.version === text),
    isLongTerm(text) {
      const line = releaseLineOf(text);
      return line !== undefined && longTermLines.has(`${line.major}.${line.minor}`);
    },
    isBeyond,
    isAhead(text) {
      const parsed = scheme.parse(text);
      const latest = newest.get(releaseLineOf(text)?.major ?? 0);
      if (parsed === undefined || latest === undefined) return isBeyond(text);
      return isBeyond(text) || scheme.compare(parsed, latest) > 0;
    },
    newestLine: `${newestMajor}.${lines.get(newestMajor)?.lastMinor ?? 0}`,
    knownOn,
    signature: JSON.stringify([[...lines.values()], [...longTermLines].toSorted()]),
  };
}

/** Of a major without lines: every minor is beyond what is known where the major is behind the newest. */
function beyond(major: number, newestMajor: number): number {
  return major > newestMajor ? -1 : Number.POSITIVE_INFINITY;
}

/** What the project ships, without any feed. */
export const shippedReleases = createRouterOsReleases();

/** Major and minor of a version; undefined when it is none. */
export function releaseLineOf(text: string): { readonly major: number; readonly minor: number } | undefined {
  const [, major, minor = '0'] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?![\d-])/iu.exec(text.trim()) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** The first version of the line behind that of `text`, as a bound; undefined when it is no version. */
export function startOfNextLine(text: string): string | undefined {
  const line = releaseLineOf(text);
  return line === undefined ? undefined : `${line.major}.${line.minor + 1}alpha0`;
}

/** Whether two majors are kept up side by side and differ. */
export function areParallel(one: number, other: number): boolean {
  return one !== other && parallel.has(one) && parallel.has(other);
}
