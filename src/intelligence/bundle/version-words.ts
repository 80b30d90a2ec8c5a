import type { VersionRange } from '../../domain/version-scheme.ts';

const comparator = /^(>=|<=|<|>|=|==)\s*v?([0-9][^\s,]*)$/iu;
const before =
  /^(?:(?:all )?versions? )?(?:before|prior to|earlier than|below)(?: versions?)? v?([0-9]\S*)$/iu;
const through =
  /^(?:(?:all )?versions? )?(?:through|up to(?: and including)?)(?: versions?)? v?([0-9]\S*)$/iu;
const earlier = /^(?:versions? )?v?([0-9]\S*?),? (?:and|or) (?:earlier|prior|below|older)(?: versions?)?$/iu;
const later = /^(?:versions? )?v?([0-9][^\s+]*)(?:\+| (?:and|or) (?:later|newer|above))$/iu;
const maxTerms = 32;

/**
 * Version bounds that CNAs write into `version` itself: `>= 1.0, < 1.5`, `before 2.1`, `3.2 and earlier`. Several
 * intervals are separated by `||`. Undefined for everything else.
 */
export function parseVersionWords(text: string): VersionRange[] | undefined {
  if (text.length > 400) return undefined;
  const words = text.replace(/^all versions?\s*(?=[<>=])/iu, '').trim();
  const single =
    before.exec(words)?.[1] === undefined
      ? (through.exec(words)?.[1] ?? earlier.exec(words)?.[1])
      : undefined;
  if (single !== undefined) return [{ endIncluding: single }];
  const excluded = before.exec(words)?.[1];
  if (excluded !== undefined) return [{ endExcluding: excluded }];
  const start = later.exec(words)?.[1];
  if (start !== undefined) return [{ startIncluding: start }];
  const wide = wildcardEnd(words);
  if (wide !== undefined) return [{ startIncluding: words.replace(/\.[*x]$/iu, ''), endExcluding: wide }];
  if (!/^[<>=]/u.test(words)) return undefined;
  const ranges = words.split('||').map((part) => readTerms(part.trim()));
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

function readTerms(text: string): VersionRange | undefined {
  const terms = text.split(/\s*,\s*|\s+(?=[<>=])/u);
  if (terms.length > maxTerms) return undefined;
  const range: { -readonly [Bound in keyof VersionRange]: string } = {};
  for (const term of terms) {
    const [, sign, version] = comparator.exec(term.trim()) ?? [];
    if (version === undefined) return undefined;
    if (sign === '>=') range.startIncluding = version.replace(/\.[*x]$/iu, '');
    else if (sign === '>') range.startExcluding = version;
    else if (sign === '<') range.endExcluding = version;
    else if (sign === '<=') {
      const wide = wildcardEnd(version);
      if (wide === undefined) range.endIncluding = version;
      else range.endExcluding = wide;
    } else Object.assign(range, { startIncluding: version, endIncluding: version });
  }
  return range;
}

/** Whether a text names several versions, or all of a line: `1.0,1.1`, `2.0-2.9`, `2.x.1`. */
export function isSeveralVersions(text: string): boolean {
  return /[,;<>=|&]|\.{3}|_to_|\.[*x](?:\W|$)|\d\/v?\d+\.\d|^v?\d+(?:\.\d+)+(?:-|~|\.\.)v?\d+(?:\.\d+)+$/iu.test(
    text,
  );
}

/** The version behind everything that `5.10.*` covers: `5.11`. Undefined when it is no such pattern. */
export function wildcardEnd(text: string): string | undefined {
  const [, head, last] = /^v?((?:\d{1,9}\.)*)(\d{1,9})\.[*x]$/iu.exec(text) ?? [];
  return last === undefined ? undefined : `${head ?? ''}${Number(last) + 1}`;
}
