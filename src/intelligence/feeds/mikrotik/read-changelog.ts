/** What the release notes of one RouterOS version tell. */
export interface ReleaseNotes {
  readonly version: string;
  /** ISO 8601 date; null where the notes name none. */
  readonly releasedOn: string | null;
  readonly changes: number;
  /** Changes marked `!)`, each cut at 300 characters. */
  readonly importantChanges: readonly string[];
  /** CVE ids that the notes name, ascending. */
  readonly cveIds: readonly string[];
}

const maxCharacters = 4 * 1024 * 1024;
const maxLineCharacters = 4096;
const maxVersions = 2000;
const maxImportant = 500;
const maxImportantCharacters = 300;
const maxCveIds = 500;

const heading =
  /^\s*What's new in v?(\d{1,3}(?:\.\d{1,4}){1,3}(?:(?:alpha|beta|rc)\d{1,4})?)\s*(?:\(([^)]{0,40})\))?/iu;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a RouterOS CHANGELOG: a heading for each version, `*)` before a change, `!)` before one that matters. What is no
 * such line is passed over; text over 4 MiB is not looked at.
 */
export function readChangelog(text: string): ReleaseNotes[] {
  const found: ReleaseNotes[] = [];
  let current: { notes: ReleaseNotes; important: string[]; cveIds: Set<string>; changes: number } | undefined;
  const finish = (): void => {
    if (current === undefined) return;
    const { notes, important, cveIds, changes } = current;
    found.push({ ...notes, changes, importantChanges: important, cveIds: [...cveIds].toSorted() });
    current = undefined;
  };
  for (const raw of text.slice(0, maxCharacters).split(/\r?\n/u)) {
    const line = raw.slice(0, maxLineCharacters);
    const begins = heading.exec(line);
    if (begins?.[1] !== undefined) {
      finish();
      if (found.length >= maxVersions) break;
      const notes = { version: begins[1], releasedOn: readDate(begins[2] ?? '') };
      const facts = { ...notes, changes: 0, importantChanges: [], cveIds: [] };
      current = { notes: facts, important: [], cveIds: new Set(), changes: 0 };
    } else if (current !== undefined) {
      const mark = /^\s*([*!])\)\s*/u.exec(line);
      if (mark !== null) current.changes += 1;
      if (mark?.[1] === '!' && current.important.length < maxImportant) {
        current.important.push(line.slice(mark[0].length).trim().slice(0, maxImportantCharacters));
      }
      for (const [id] of line.matchAll(/\bCVE-\d{4}-\d{4,19}\b/giu)) {
        if (current.cveIds.size < maxCveIds) current.cveIds.add(id.toUpperCase());
      }
    }
  }
  finish();
  return found;
}

/** `2024-Oct-10 11:36` or `2024-10-10`. */
function readDate(text: string): string | null {
  const parts = /^(\d{4})-(\d{2}|[A-Za-z]{3})-(\d{1,2})(?!\d)/u.exec(text.trim());
  if (parts === null) return null;
  const [, year = '', month = '', day = ''] = parts;
  const number = /^\d/u.test(month) ? Number(month) : months.indexOf(month.toLowerCase()) + 1;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null;
}
