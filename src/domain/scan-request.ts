import type { Scope } from './scope.ts';

/** Which ports of a host are asked. */
export interface PortSelection {
  /** Sorted, distinct, 1–65535. */
  readonly tcp: readonly number[];
  readonly udp: readonly number[];
}

/** How hard a scan may push. All numbers are upper bounds. */
export interface ScanLimits {
  /** Connection attempts and datagrams a second over the whole scan; 0 = as fast as the network answers. */
  readonly ratePerSecond: number;
  /** Connection attempts under way at once over the whole scan. */
  readonly maxInFlight: number;
  readonly maxInFlightPerHost: number;
  readonly connectTimeoutMs: number;
  /** Longest time spent on identifying one port, all probes together. */
  readonly identifyTimeoutMs: number;
  readonly hostTimeoutMs: number;
  readonly scanTimeoutMs: number;
}

/** What the scanning room is asked to do; knows no site, tenant or CVE. */
export interface ScanRequest {
  /** Addresses in canonical text form, in the order they shall be worked on. Names never get here. */
  readonly addresses: readonly string[];
  readonly scope: Scope;
  readonly ports: PortSelection;
  readonly limits: ScanLimits;
  /** True when targets are known to live: skip discovery and scan all. */
  readonly assumeAlive: boolean;
}
