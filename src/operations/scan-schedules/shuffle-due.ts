import type { DueScanSchedule } from '../../store/queries/due-schedule-queries.ts';

/** In an order that `random` (0–1) makes, with those that were put off behind all others as before. */
export function shuffleDue<T extends Pick<DueScanSchedule, 'isPutOff'>>(
  due: readonly T[],
  random: () => number,
): T[] {
  return due
    .map((one) => ({ one, kind: Number(one.isPutOff), at: random() }))
    .sort((a, b) => a.kind - b.kind || a.at - b.at)
    .map(({ one }) => one);
}
