import { describe, expect, it } from 'vitest';
import { dueOccurrences } from './due-occurrences.ts';

const dayMs = 86_400_000;
/** Daily at two. */
const next = (after: Date): Date => {
  const today = Math.floor(after.getTime() / dayMs) * dayMs + 2 * 3_600_000;
  return new Date(today > after.getTime() ? today : today + dayMs);
};
const due = (first: string, now: string) =>
  dueOccurrences(next, new Date(first), new Date(now)).map((one) => one.toISOString().slice(0, 13));

describe('the times at which a schedule was due', () => {
  it('are one where nobody was late, and all of them after an outage', () => {
    expect(due('2026-03-01T02:00Z', '2026-03-01T02:00Z')).toEqual(['2026-03-01T02']);
    expect(due('2026-03-01T02:00Z', '2026-03-02T01:59Z')).toEqual(['2026-03-01T02']);
    expect(due('2026-03-01T02:00Z', '2026-03-04T05:00Z')).toEqual([
      '2026-03-01T02',
      '2026-03-02T02',
      '2026-03-03T02',
      '2026-03-04T02',
    ]);
  });

  it('are the first and those of the last 400 days, however long it was', () => {
    const all = due('1996-01-01T02:00Z', '2026-03-01T02:00Z');
    expect(all).toHaveLength(401);
    expect(all[0]).toBe('1996-01-01T02');
    expect(all.at(-1)).toBe('2026-03-01T02');
  });
});
