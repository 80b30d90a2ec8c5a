import type { PriorityTier } from '../../domain/priority.ts';

interface TierWords {
  /** Beside a bar. */
  readonly whole: string;
  /** In the column of a table. */
  readonly short: string;
}

/** When findings of a tier are to be mended, for people. */
export const tierWords: Readonly<Record<PriorityTier, TierWords>> = {
  three_days_and_forensic_triage: { whole: '3 days and forensic triage', short: '3 days, triage' },
  three_days: { whole: '3 days', short: '3 days' },
  fourteen_days: { whole: '14 days', short: '14 days' },
  sixty_days: { whole: '60 days', short: '60 days' },
  next_upgrade: { whole: 'with the next upgrade', short: 'next upgrade' },
};
