import { z } from 'zod';
import type { FeedFingerprint, FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import { readingBundle } from '../bundle/bundle-schema.ts';
import type { RecogFingerprints } from './read-recog.ts';

const prefix = 'recog/';

/** One fingerprint as the bundle keeps it, in the order of its fields. */
const Packed = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.int().positive(),
  z.array(z.tuple([z.string(), z.int(), z.string()])),
]);

/** The fingerprints as content of a bundle: one JSON text for each kind of text. */
export function* packFingerprints({
  byKind,
}: RecogFingerprints): Generator<readonly [name: string, json: string], void, undefined> {
  for (const [kind, fingerprints] of byKind) {
    const packed = fingerprints.map(({ id, title, pattern, flags, maxLength, parameters }) => [
      id,
      title,
      pattern,
      flags,
      maxLength,
      parameters.map(({ name, position, value }) => [name, position, value]),
    ]);
    yield [prefix + kind, JSON.stringify(packed)];
  }
}

/** The fingerprints that a bundle holds; each kind is read when it is first asked for. */
export function createFingerprintReader(read: (name: string) => string | undefined): FeedFingerprints {
  const known = new Map<string, readonly FeedFingerprint[]>();
  return {
    forText(kind) {
      const before = known.get(kind);
      if (before !== undefined) return before;
      const text = read(prefix + kind);
      const fingerprints =
        text === undefined ? [] : readingBundle(`the fingerprints ${kind}`, () => unpack(text));
      known.set(kind, fingerprints);
      return fingerprints;
    },
  };
}

function unpack(text: string): FeedFingerprint[] {
  return z
    .array(Packed)
    .parse(JSON.parse(text))
    .map(([id, title, pattern, flags, maxLength, parameters]) => ({
      id,
      title,
      pattern,
      flags,
      maxLength,
      parameters: parameters.map(([name, position, value]) => ({ name, position, value })),
    }));
}
