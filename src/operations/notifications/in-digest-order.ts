import type { LetterMessage } from '../../domain/letter.ts';

const rank = { alarm: 0, warning: 1, info: 2 } as const;

/**
 * Messages by the sites they are about, each with its most urgent first, then in the order they happened; the sites with
 * something more urgent come first, so that what a channel has no room for is the least.
 */
export function inDigestOrder(messages: readonly LetterMessage[]): LetterMessage[] {
  const urgencyAt = new Map<string, number>();
  for (const { place, urgency } of messages)
    urgencyAt.set(place, Math.min(rank[urgency], urgencyAt.get(place) ?? rank.info));
  const urgentFirst = (a: LetterMessage, b: LetterMessage): number =>
    (urgencyAt.get(a.place) ?? 0) - (urgencyAt.get(b.place) ?? 0) ||
    compareTexts(a.place, b.place) ||
    rank[a.urgency] - rank[b.urgency] ||
    compareTexts(a.occurredAt, b.occurredAt);
  return messages.toSorted(urgentFirst);
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
