import {
  readWithFeedFingerprint,
  type FeedFingerprint,
  type FeedFingerprints,
} from '../../../domain/feed-fingerprint.ts';
import type { ReplyFacts } from '../replies/reply-reader.ts';
import { feedMatchOf, type FeedMatch } from './feed-match.ts';
import { textKindsOf } from './text-kinds.ts';
import { withinTime } from './within-time.ts';

/** A reply that was made to be slow is given up after so long; an ordinary one takes under a millisecond. */
const longestMs = 250;
const compiled = new WeakMap<FeedFingerprint, RegExp>();

/**
 * What the fingerprints of a feed say of a reply: of its texts the one that tells most. Undefined when none fits, or
 * when they were not done in time.
 */
export function matchFeed(
  feed: FeedFingerprints,
  protocol: string,
  fields: ReplyFacts['fields'],
): FeedMatch | undefined {
  const kinds = textKindsOf(protocol).filter(([kind, field]) => {
    return (fields[field] ?? '') !== '' && feed.forText(kind).length > 0;
  });
  if (kinds.length === 0) return undefined;
  let best: FeedMatch | undefined;
  // What was found before the time was over stands.
  withinTime(longestMs, () => {
    for (const [kind, field] of kinds) {
      const read = readFeedText(feed, kind, fields[field] ?? '');
      const match = read === undefined ? undefined : feedMatchOf(read.fingerprint, read.facts);
      if (match !== undefined && (best === undefined || worth(match) > worth(best))) best = match;
      if (best !== undefined && worth(best) === worthOfVersion) return;
    }
  });
  return best;
}

/** The first fingerprint of `kind` that fits `text`, and what it tells by Recog's dotted names. */
export function readFeedText(
  feed: FeedFingerprints,
  kind: string,
  text: string,
): { readonly fingerprint: FeedFingerprint; readonly facts: ReadonlyMap<string, string> } | undefined {
  for (const fingerprint of feed.forText(kind)) {
    const facts = factsOf(fingerprint, text);
    if (facts !== undefined) return { fingerprint, facts };
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
