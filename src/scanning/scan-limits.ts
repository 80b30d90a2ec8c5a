import type { ScanLimits } from '../domain/scan-request.ts';

/**
 * What a scan does when nobody says otherwise. Gentle, because small routers are among the targets: a thousand
 * connection attempts a second is about 60 kB/s, and no host sees more than 64 half-open connections.
 * Under these defaults loopback is exempt from the rate and the per-host bound: nothing of it crosses a wire. Any
 * other value than the default is obeyed everywhere.
 */
export const defaultLimits: ScanLimits = {
  ratePerSecond: 1024,
  maxInFlight: 1000,
  maxInFlightPerHost: 64,
  connectTimeoutMs: 1500,
  identifyTimeoutMs: 8000,
  hostTimeoutMs: 900_000,
  scanTimeoutMs: 14_400_000,
};
