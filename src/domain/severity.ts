import { z } from 'zod';

/** Qualitative severity (CVSS v3.1 §5, v4.0 §6). */
export const Severity = z.enum(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']);
export type Severity = z.infer<typeof Severity>;

/** What people look for and count by: `UNSCORED` is what nobody has scored, and is kept without a severity. */
export const SeverityOrUnscored = z.enum([...Severity.options, 'UNSCORED']);
export type SeverityOrUnscored = z.infer<typeof SeverityOrUnscored>;

/** The severity of a CVSS base score 0.0–10.0 by the v3.1/v4.0 scale, also used for v2 scores. */
export function severityOfScore(score: number): Severity {
  if (score <= 0) return 'NONE';
  if (score < 4) return 'LOW';
  if (score < 7) return 'MEDIUM';
  if (score < 9) return 'HIGH';
  return 'CRITICAL';
}
