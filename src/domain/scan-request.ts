import type { DeviceExclusion } from './device-exclusion.ts';
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
  /** The same to one address; 0 = no bound of its own. Devices of a fragile class get less. */
  readonly ratePerSecondPerHost: number;
  /** Connection attempts under way at once over the whole scan. */
  readonly maxInFlight: number;
  readonly maxInFlightPerHost: number;
  /** How many addresses that TCP found silent behind a router are also asked by ping and UDP; 0 = none. */
  readonly silentAddressesAsked: number;
  readonly connectTimeoutMs: number;
  /** Longest time spent on identifying one port, all probes together. */
  readonly identifyTimeoutMs: number;
  readonly hostTimeoutMs: number;
  readonly scanTimeoutMs: number;
}

/** What somebody knows of an address before the scan: a lease, a router's table, an earlier scan. */
export interface KnownHost {
  readonly address: string;
  /** Upper-case colon form. */
  readonly macAddress: string | null;
  /** What a lease or a person calls it. */
  readonly name: string | null;
  /** Whoever says so has heard the host just before, so that nobody needs to ask whether it is there. */
  readonly isAlive?: boolean;
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
  /** True: open TCP ports are told, and nobody is asked who listens there. */
  readonly portsOnly?: boolean | undefined;
  /** Devices that are never scanned, whatever their address; they win over everything. */
  readonly excludedDevices?: readonly DeviceExclusion[] | undefined;
  /** Decides, before the first packet, how gently an address is asked and whether at all. */
  readonly known?: readonly KnownHost[] | undefined;
}
