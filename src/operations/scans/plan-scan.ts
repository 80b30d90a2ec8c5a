import type { ScanRequest } from '../../domain/scan-request.ts';
import { parsePortSelection } from '../../scanning/ports/parse-port-selection.ts';
import { defaultLimits } from '../../scanning/scan-limits.ts';
import { parseTargets } from '../../scanning/targets/parse-targets.ts';

/** What a person asks of a one-shot scan, in their own words. */
export interface ScanPlanInput {
  /** Addresses, CIDR networks, ranges. */
  readonly targets: readonly string[];
  readonly exclude: readonly string[];
  /** `top-100`, `top-1000`, `all`, or a list such as `22,80,8000-8100`. */
  readonly ports: string;
  readonly allowPublic: boolean;
  /** Connection attempts and datagrams a second, 0 = as fast as the network answers. */
  readonly ratePerSecond?: number;
}

export interface ScanPlan {
  readonly request: ScanRequest;
  /** The targets as the report names them. */
  readonly targets: readonly string[];
}

/** Turns words into a scan request whose scope is exactly what was asked for. Throws `usage` errors. */
export function planScan(input: ScanPlanInput): ScanPlan {
  const ports = parsePortSelection(input.ports);
  const parsed = parseTargets(input.targets, { exclude: input.exclude, allowPublic: input.allowPublic });
  const ratePerSecond = input.ratePerSecond ?? defaultLimits.ratePerSecond;
  return {
    targets: parsed.targets,
    request: {
      addresses: parsed.addresses,
      scope: parsed.scope,
      ports,
      limits: { ...defaultLimits, ratePerSecond },
      assumeAlive: false,
    },
  };
}
