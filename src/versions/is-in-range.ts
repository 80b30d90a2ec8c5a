import type { VersionRange } from '../domain/version-scheme.ts';
import type { VersionScheme } from './version-scheme.ts';

/** A range whose bounds were parsed once. */
export interface CompiledRange {
  /**
   * Whether a version parsed by the same scheme lies inside; undefined when a bound that would decide is no
   * version of the scheme. A bound that can be read and excludes the version decides alone.
   */
  contains(parsed: unknown): boolean | undefined;
  /** The places of the bounds; endless where there is none that can be read. Outside of them nothing is contained. */
  readonly from: number;
  readonly to: number;
}

/** Parses the bounds of `range` for many questions. Never throws. */
export function compileRange(scheme: VersionScheme, range: VersionRange): CompiledRange {
  const { startIncluding, startExcluding, endIncluding, endExcluding } = range;
  const start = parseBound(scheme, startIncluding ?? startExcluding);
  const end = parseBound(scheme, endIncluding ?? endExcluding);
  const startIsInside = startIncluding !== undefined;
  const endIsInside = endIncluding !== undefined;
  const isComparable = start !== unreadable && end !== unreadable;
  return {
    from: start === open || start === unreadable ? -Infinity : scheme.place(start),
    to: end === open || end === unreadable ? Infinity : scheme.place(end),
    contains(parsed) {
      if (start !== open && start !== unreadable) {
        const order = scheme.compare(parsed, start);
        if (order < 0 || (order === 0 && !startIsInside)) return false;
      }
      if (end !== open && end !== unreadable) {
        const order = scheme.compare(parsed, end);
        if (order > 0 || (order === 0 && !endIsInside)) return false;
      }
      return isComparable ? true : undefined;
    },
  };
}

const compiledRanges = new WeakMap<
  VersionRange,
  { readonly scheme: VersionScheme; readonly compiled: CompiledRange }
>();

/** As `compileRange`, kept as long as the object `range` lives: for ranges that many versions are compared with. */
export function compiledRangeOf(scheme: VersionScheme, range: VersionRange): CompiledRange {
  const known = compiledRanges.get(range);
  if (known?.scheme === scheme) return known.compiled;
  const compiled = compileRange(scheme, range);
  compiledRanges.set(range, { scheme, compiled });
  return compiled;
}

/** Whether `version` lies in `range`; undefined when it, or a bound that would decide, cannot be ordered. */
export function isInRange(scheme: VersionScheme, version: string, range: VersionRange): boolean | undefined {
  const parsed = scheme.parse(version);
  return parsed === undefined ? undefined : compileRange(scheme, range).contains(parsed);
}

const open = Symbol('open');
const unreadable = Symbol('unreadable');

function parseBound(scheme: VersionScheme, text: string | undefined): unknown {
  return text === undefined ? open : (scheme.parse(text) ?? unreadable);
}
