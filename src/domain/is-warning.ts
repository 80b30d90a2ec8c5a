import type { Finding } from './scan-result.ts';

/** Whether a finding is scored at or above `threshold`; what has no score, or no threshold to be held to, is not. */
export function isWarning({ cve }: Finding, threshold: number | null): boolean {
  return threshold !== null && cve.score !== null && cve.score >= threshold;
}
