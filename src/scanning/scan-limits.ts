import type { ScanLimits } from '../domain/scan-request.ts';

/**
 * The kernel asks again after a second without an answer (RFC 6298 §2.1): an attempt that ends before costs the one packet
 * that the budget gave for it.
 */
export const longestSilenceMs = 900;

/**
 * What a scan does when nobody says otherwise. Gentle, because small routers are among the targets: a thousand
 * connection attempts a second is about 60 kB/s, and no host gets more than 40 of them. Under these defaults loopback
 * is exempt from rates and the per-host bound: nothing of it crosses a wire. Any other value is obeyed everywhere.
 */
export const defaultLimits: ScanLimits = {
  ratePerSecond: 1000,
  ratePerSecondPerHost: 40,
  maxInFlight: 4096,
  maxInFlightPerHost: 64,
  silentAddressesAsked: 4096,
  connectTimeoutMs: longestSilenceMs,
  identifyTimeoutMs: 8000,
  hostTimeoutMs: 3_600_000,
  scanTimeoutMs: 14_400_000,
};
