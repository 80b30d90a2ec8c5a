/**
 * One way to know a program or device by one text it shows, as a feed of fingerprints gives it. Unlike those of
 * `data/fingerprints`, nobody of this project has read it: it is checked against its own examples only.
 */
export interface FeedFingerprint {
  /** Stable as long as the pattern is: `recog/ssh_banners/1f0c9a4b2e`. */
  readonly id: string;
  readonly title: string;
  /** A JavaScript regular expression without the flag `u`. */
  readonly pattern: string;
  readonly flags: string;
  /** Most characters of a text that it is tried on: bounds its work. */
  readonly maxLength: number;
  readonly parameters: readonly FeedParameter[];
}

/** A fact by its dotted name: what group number `position` captured, or, at 0, the fixed `value`. */
export interface FeedParameter {
  readonly name: string;
  readonly position: number;
  readonly value: string;
}

/** Fingerprints by the kind of text they are for; in the words of the feed (`ssh.banner`, `html_title`). */
export interface FeedFingerprints {
  /** In order of precedence; empty for what no fingerprint is for. */
  forText(kind: string): readonly FeedFingerprint[];
}

const maxFactLength = 300;

/**
 * What `fingerprint`, compiled as `expression`, tells of `text` by dotted name: undefined when it does not fit. A
 * value may name others in braces; one that names what is missing is left out, or `*` where it is a part of a CPE.
 */
export function readWithFeedFingerprint(
  fingerprint: FeedFingerprint,
  expression: RegExp,
  text: string,
): ReadonlyMap<string, string> | undefined {
  const { maxLength } = fingerprint;
  const match = expression.exec(text.length > maxLength ? text.slice(0, maxLength) : text);
  if (match === null) return undefined;
  const raw = new Map<string, string>();
  for (const { name, position, value } of fingerprint.parameters) {
    const told = position === 0 ? value : (match[position] ?? '');
    if (told !== '') raw.set(name, told.slice(0, maxFactLength));
  }
  const facts = new Map<string, string>();
  for (const [name, value] of raw) {
    const filled = value.includes('{') ? fill(value, raw, name.endsWith('.cpe23')) : value;
    if (filled !== undefined) facts.set(name, filled);
  }
  return facts;
}

function fill(template: string, facts: ReadonlyMap<string, string>, isCpe: boolean): string | undefined {
  let missing = false;
  const text = template.replaceAll(/\{(?<name>[\w.-]{1,60})\}/gu, (_whole, name: string) => {
    const value = facts.get(name);
    if (value === undefined) missing = true;
    return isCpe ? cpeComponent(value ?? '*') : (value ?? '');
  });
  return missing && !isCpe ? undefined : text;
}

/** Text as it may stand in one component of a CPE URI (NIST IR 7695 §6.1.2). */
function cpeComponent(value: string): string {
  if (value === '*') return '';
  return value
    .toLowerCase()
    .replaceAll(/\s+/gu, '_')
    .replaceAll(/[^a-z0-9._-]/gu, (sign) =>
      sign.charCodeAt(0) < 0x80 ? `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}` : '',
    );
}
