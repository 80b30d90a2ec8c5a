import {
  readWithFeedFingerprint,
  type FeedFingerprint,
  type FeedFingerprints,
} from '../../../domain/feed-fingerprint.ts';
import type { ReplyFacts } from '../replies/reply-reader.ts';
import { feedMatchOf, type FeedMatch } from './feed-match.ts';
import { textKindsOf } from './text-kinds.ts';

/** A reply that was made to be slow is given up after so long; an ordinary one takes under a millisecond. */
const longestMs = 250;
const compiled = new WeakMap<FeedFingerprint, RegExp>();

/** What the fingerprints of a feed say of a reply: of its texts the one that tells most; undefined for none. */
export function matchFeed(
  feed: FeedFingerprints,
  protocol: string,
  fields: ReplyFacts['fields'],
): FeedMatch | undefined {
  const until = performance.now() + longestMs;
  let best: FeedMatch | undefined;
  for (const [kind, field] of textKindsOf(protocol)) {
    const text = fields[field];
    const match = text === undefined || text === '' ? undefined : firstMatch(feed.forText(kind), text, until);
    if (match !== undefined && (best === undefined || worth(match) > worth(best))) best = match;
    if (best !== undefined && worth(best) === worthOfVersion) break;
  }
  return best;
}

function firstMatch(
  fingerprints: readonly FeedFingerprint[],
  text: string,
  until: number,
): FeedMatch | undefined {
  for (const [index, fingerprint] of fingerprints.entries()) {
    if (index % 16 === 0 && performance.now() > until) return undefined;
    const facts = factsOf(fingerprint, text);
    if (facts !== undefined) return feedMatchOf(fingerprint, facts);
  }
  return undefined;
}

/** A pattern that is too big for the machine to compile, which shows at its use only, fits nothing. */
function factsOf(fingerprint: FeedFingerprint, text: string): ReadonlyMap<string, string> | undefined {
  try {
    let expression = compiled.get(fingerprint);
    if (expression === undefined) {
      expression = new RegExp(fingerprint.pattern, fingerprint.flags);
      compiled.set(fingerprint, expression);
    }
    return readWithFeedFingerprint(fingerprint, expression, text);
  } catch {
    return undefined;
  }
}

const worthOfVersion = 2;

function worth({ product, version }: FeedMatch): number {
  return product === null ? 0 : version === null ? 1 : worthOfVersion;
}
