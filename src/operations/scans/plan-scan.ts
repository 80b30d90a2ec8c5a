import { parseDeviceExclusion } from '../../domain/device-exclusion.ts';
import type { ScanRequest } from '../../domain/scan-request.ts';
import { parsePortSelection } from '../../scanning/ports/parse-port-selection.ts';
import { defaultLimits } from '../../scanning/scan-limits.ts';
import { parseTargets } from '../../scanning/targets/parse-targets.ts';

/** What a person asks of a one-shot scan, in their own words. */
export interface ScanPlanInput {
  /** Addresses, CIDR networks, ranges. */
  readonly targets: readonly string[];
  /** As targets; also `mac:00:1A:2B:3C:4D:5E`, `oui:00:1A:2B` and `class:printer`. */
  readonly exclude: readonly string[];
  /** `top-100`, `top-1000`, `all`, or a list such as `22,80,8000-8100`. */
  readonly ports: string;
  readonly allowPublic: boolean;
  /** Find open TCP ports and ask nobody who listens there. */
  readonly portsOnly?: boolean;
  /** Connection attempts and datagrams a second, 0 = as fast as the network answers. */
  readonly ratePerSecond?: number;
  /** The same to each host. */
  readonly ratePerSecondPerHost?: number;
}

export interface ScanPlan {
  readonly request: ScanRequest;
  /** The targets as the report names them. */
  readonly targets: readonly string[];
}

/** Turns words into a scan request whose scope is exactly what was asked for. Throws `usage` errors. */
export function planScan(input: ScanPlanInput): ScanPlan {
  const ports = parsePortSelection(input.ports);
  const excluded = input.exclude.flatMap((text) => text.split(','));
  const devices = excluded.map((text) => parseDeviceExclusion(text));
  const parsed = parseTargets(input.targets, {
    exclude: excluded.filter((_, index) => devices[index] === undefined),
    allowPublic: input.allowPublic,
  });
  const ratePerSecond = input.ratePerSecond ?? defaultLimits.ratePerSecond;
  const ratePerSecondPerHost = input.ratePerSecondPerHost ?? defaultLimits.ratePerSecondPerHost;
  return {
    targets: parsed.targets,
    request: {
      addresses: parsed.addresses,
      scope: parsed.scope,
      ports,
      limits: { ...defaultLimits, ratePerSecond, ratePerSecondPerHost },
      assumeAlive: false,
      portsOnly: input.portsOnly ?? false,
      excludedDevices: devices.filter((device) => device !== undefined),
    },
  };
}
