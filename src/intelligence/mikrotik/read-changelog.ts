import { readDay } from './read-day.ts';
import { statesFix } from './states-fix.ts';

/** What the release notes of one RouterOS version tell. */
export interface ReleaseNotes {
  readonly version: string;
  /** ISO 8601 date; null where the notes name none. */
  readonly releasedOn: string | null;
  readonly changes: number;
  /** What speaks of security, marked or in prose, and the CVE ids it names. */
  readonly securityNotes: readonly SecurityNote[];
  /** CVE ids that the notes name, ascending. */
  readonly cveIds: readonly string[];
  /** CVE ids that a change says it mends, with its words, cut at 300 characters; the first change of each. */
  readonly fixes: readonly { readonly cveId: string; readonly text: string }[];
}

/** A word of the vendor on security, cut at 300 characters; often it names no CVE, since that comes days later. */
export interface SecurityNote {
  readonly text: string;
  readonly cveIds: readonly string[];
}

const maxCharacters = 4 * 1024 * 1024;
const maxLineCharacters = 4096;
const maxVersions = 2000;
const maxSecurityNotes = 20;
const maxTextCharacters = 300;
const maxCveIds = 500;
const maxCveIdsOfNote = 20;

const heading =
  /^\s*What's new in v?(\d{1,3}(?:\.\d{1,4}){1,3}(?:(?:alpha|beta|rc)\d{1,4})?)\s*(?:\(([^)]{0,40})\))?/iu;

/**
 * Reads a RouterOS CHANGELOG: a heading for each version, `*)` before a change, `!)` before one that matters; what follows
 * without a mark belongs to the change before it, up to an empty line. Text over 4 MiB is not looked at.
 */
export function readChangelog(text: string): ReleaseNotes[] {
  const found: ReleaseNotes[] = [];
  let notes: NotesReader | undefined;
  for (const raw of text.slice(0, maxCharacters).split(/\r?\n/u)) {
    const line = raw.slice(0, maxLineCharacters);
    const begins = heading.exec(line);
    if (begins?.[1] === undefined) {
      notes?.take(line);
      continue;
    }
    if (notes !== undefined) found.push(notes.finish());
    notes = found.length < maxVersions ? new NotesReader(begins[1], readDay(begins[2] ?? '')) : undefined;
    if (notes === undefined) break;
  }
  if (notes !== undefined) found.push(notes.finish());
  return found;
}

/** Not every mention of security: profiles and levels are called so too. A change that matters may say it shorter. */
const ofSecurity =
  /\bvulnerab\w*|\bsecurity[- ](?:\w+[- ])?(?:updates?|fix(?:es)?|patch(?:es)?|issues?|holes?|flaws?|problems?|releases?|hardening)\b|\bsecurity[- ]rel(?:ated|evant)\b/iu;
const ofSecurityWhereMarked = /\bsecurity\b|\bexploit\w*/iu;

/** Takes the lines below one heading. */
class NotesReader {
  readonly #head: Pick<ReleaseNotes, 'version' | 'releasedOn'>;
  readonly #security: SecurityNote[] = [];
  readonly #cveIds = new Set<string>();
  readonly #fixes = new Map<string, string>();
  #changes = 0;
  #change = '';
  #isMarked = false;

  constructor(version: string, releasedOn: string | null) {
    this.#head = { version, releasedOn };
  }

  take(line: string): void {
    const mark = /^\s*([*!])\)\s*/u.exec(line);
    if (mark !== null || line.trim() === '') this.#settle();
    if (mark !== null) this.#changes += 1;
    const words = line.slice(mark?.[0].length ?? 0).trim();
    if (mark !== null) this.#isMarked = mark[1] === '!';
    this.#change = `${this.#change} ${words}`.trim().slice(0, maxLineCharacters);
  }

  finish(): ReleaseNotes {
    this.#settle();
    return {
      ...this.#head,
      changes: this.#changes,
      securityNotes: this.#security,
      cveIds: [...this.#cveIds].toSorted(),
      fixes: Array.from(this.#fixes, ([cveId, text]) => ({ cveId, text })),
    };
  }

  #settle(): void {
    const isFix = statesFix(this.#change);
    const named = Array.from(this.#change.matchAll(/\bCVE-\d{4}-\d{4,19}\b/giu), ([id]) => id.toUpperCase());
    this.#keepSecurityNote([...new Set(named)]);
    for (const cveId of named) {
      if (this.#cveIds.size >= maxCveIds) break;
      this.#cveIds.add(cveId);
      if (isFix && !this.#fixes.has(cveId)) this.#fixes.set(cveId, this.#change.slice(0, maxTextCharacters));
    }
    this.#change = '';
    this.#isMarked = false;
  }

  #keepSecurityNote(cveIds: readonly string[]): void {
    const isMeant =
      ofSecurity.test(this.#change) || (this.#isMarked && ofSecurityWhereMarked.test(this.#change));
    if (!isMeant || this.#security.length >= maxSecurityNotes) return;
    this.#security.push({
      text: this.#change.slice(0, maxTextCharacters),
      cveIds: cveIds.slice(0, maxCveIdsOfNote),
    });
  }
}
