import { hash } from 'node:crypto';
import { readWithFeedFingerprint, type FeedFingerprint } from '../../domain/feed-fingerprint.ts';
import type { RecogEntry } from './recog-entry.ts';
import { screenPattern } from './screen-pattern.ts';
import { translatePattern } from './translate-pattern.ts';

export type CheckedEntry =
  | { readonly fingerprint: FeedFingerprint; readonly examples: number }
  | { readonly fault: string };

/** An entry in our form, once its pattern can be used and reads every example of its own as the entry says. */
export function fingerprintOfEntry(entry: RecogEntry, file: string): CheckedEntry {
  const translated = translatePattern(entry.pattern, entry.flags);
  if ('fault' in translated) return translated;
  const { pattern, flags } = translated;
  const screened = screenPattern(pattern, flags);
  if ('fault' in screened) return screened;
  const fingerprint: FeedFingerprint = {
    id: `recog/${file}/${hash('sha256', `${entry.flags} ${entry.pattern}`).slice(0, 10)}`,
    title: entry.title,
    pattern,
    flags,
    maxLength: screened.maxLength,
    parameters: entry.parameters,
  };
  const expression = new RegExp(pattern, flags);
  for (const { text, expected } of entry.examples) {
    const facts = readWithFeedFingerprint(fingerprint, expression, text);
    if (facts === undefined) return { fault: 'its pattern does not fit its own example' };
    for (const [name, value] of expected) {
      // An example says with an empty value that the fact is not told.
      if ((facts.get(name) ?? '') !== value) return { fault: `its example does not give ${name}` };
    }
  }
  return { fingerprint, examples: entry.examples.length };
}
