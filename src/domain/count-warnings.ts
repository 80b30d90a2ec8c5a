import { isWarning } from './is-warning.ts';
import type { HostResult } from './scan-result.ts';

/** How many findings of `hosts` are warnings; null without a threshold. */
export function countWarnings(hosts: readonly HostResult[], threshold: number | null): number | null {
  if (threshold === null) return null;
  return hosts.flatMap(({ findings }) => findings).filter((finding) => isWarning(finding, threshold)).length;
}
