import { z } from 'zod';
import data from '../../../data/routeros/releases.json' with { type: 'json' };
import { schemeNamed } from '../../versions/registry.ts';

const version = z.string().regex(/^\d+(?:\.\d+){1,3}(?:(?:alpha|beta|rc)\d+)?$/u);

const RouterOsReleases = z.strictObject({
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

const releases = RouterOsReleases.parse(data);
const lineOfMajor = new Map(releases.lines.map((line) => [line.major, line]));
const newestMajor = Math.max(...lineOfMajor.keys());
const parallel = new Set(releases.parallelMajors);
const scheme = schemeNamed('routeros');

/** Whether a release of that version may exist. A date does not, nor a minor behind the last of an ended line. */
export function mayBeRelease(text: string): boolean {
  const line = releaseLineOf(text);
  if (line === undefined || scheme.parse(text) === undefined) return false;
  const known = lineOfMajor.get(line.major);
  if (known === undefined) return line.major <= 1;
  return !known.ended || line.minor <= known.lastMinor;
}

/**
 * The same for what a range ends before: the first version behind the last line (`6.50` for "all of 6.49") ends it too,
 * and so does one of the major behind the newest known one.
 */
export function mayBeEnd(text: string): boolean {
  const line = releaseLineOf(text);
  if (line?.major === newestMajor + 1 && scheme.parse(text) !== undefined) return true;
  const isBehindLast = line !== undefined && lineOfMajor.get(line.major)?.lastMinor === line.minor - 1;
  return mayBeRelease(text) || (isBehindLast && /^v?\d+\.\d+$/u.test(text));
}

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

/** Why a release is not one to go to, and which repaired it; undefined for all others. */
export function knownBadRelease(
  text: string,
): z.infer<typeof RouterOsReleases>['knownBad'][number] | undefined {
  return releases.knownBad.find((bad) => bad.version === text);
}

/** Whether the line of a version (`7.23` of `7.23.4`) is one that the long-term channel follows. */
export function isLongTerm(text: string): boolean {
  const line = releaseLineOf(text);
  return line !== undefined && releases.longTermLines.includes(`${line.major}.${line.minor}`);
}
