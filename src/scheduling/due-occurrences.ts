const dayMs = 86_400_000;
/** Further back nothing is looked for: a schedule runs once a day at most, and no run waits longer than a week. */
const furthestMs = 400 * dayMs;

/**
 * The times from `first`, which is one itself, to `now` at which a schedule was due, in order; `next` gives the one after
 * an instant. After an outage of more than 400 days those before that time are left out, the first excepted.
 */
export function dueOccurrences(next: (after: Date) => Date, first: Date, now: Date): readonly Date[] {
  const before: Date[] = [];
  let newest = first;
  let after = new Date(Math.max(first.getTime(), now.getTime() - furthestMs));
  for (;;) {
    after = next(after);
    if (after > now) return [...before, newest];
    before.push(newest);
    newest = after;
  }
}
