import type { VerificationPace } from '../../store/queries/verification-queries.ts';

/** A device that is away may be back a day later, but not for ever. */
export const verificationPace: Omit<VerificationPace, 'settleMs'> = { pauseMs: 86_400_000, mostTries: 3 };
