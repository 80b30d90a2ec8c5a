import type { DeviceClass } from './device-class.ts';
import type { ScanPace } from './scan-pace.ts';
import type { ScanProgress } from './scan-progress.ts';
import type { ScanTraffic } from './scan-traffic.ts';

/** Some of the addresses of a large site's part of a scan, worked on by one worker at a time. */
export interface ScanBlock {
  readonly id: string;
  readonly organizationId: string;
  readonly scanSiteId: string;
  /** In the order in which blocks are begun. */
  readonly position: number;
  /** Canonical CIDR texts. They narrow what the part permits, and never widen it. */
  readonly networks: readonly string[];
  readonly addresses: number;
}

/** A block while one worker has it. */
export interface LeasedBlock extends ScanBlock {
  /** Counts who took the block; whoever has an older number has lost it. */
  readonly lease: number;
  /** What those who had it before have sent; null: nothing. */
  readonly trafficBefore: ScanTraffic | null;
}

/** What came of a block beside its hosts. */
export interface BlockOutcome {
  readonly reasons: readonly string[];
  readonly excludedDevices: number;
}

/** How far a block is, as its worker tells every second. */
export interface BlockNews {
  /** Null before the first packet. */
  readonly progress: ScanProgress | null;
  readonly traffic: ScanTraffic | null;
  /** Silent addresses that were asked once more. */
  readonly silentAsked: number;
  /** Packets by second of the database's clock, of the last few seconds. */
  readonly sentBySecond: readonly SecondCount[];
}

/** A second since 1970 and the packets that left in it. */
export type SecondCount = readonly [second: number, packets: number];

export type ScanBlockState = 'waiting' | 'taken' | 'done';

/** A block as it is kept. */
export interface KeptBlock extends BlockNews {
  readonly id: string;
  readonly state: ScanBlockState;
  readonly networks: readonly string[];
  readonly addresses: number;
  readonly lease: number;
  /** Null before it is done. */
  readonly outcome: BlockOutcome | null;
}

/** How the part of a large site is divided among workers. */
export interface ScanDivision {
  /** Most workers at once. */
  readonly mostHands: number;
  /** Kinds of devices that are left out, sorted. */
  readonly quietClasses: readonly DeviceClass[];
  /** Hosts that were finished before it was divided. */
  readonly hostsBefore: number;
  /** How many silent addresses may be asked once more, of all blocks together. */
  readonly silentAddresses: number;
  /** The rate of the whole by whoever leads; 0 = no limit. */
  readonly ratePerSecond: number;
  /** Packets of the busiest second of all workers together, so far. */
  readonly peakPerSecond: number;
  /** How the router's load lets the scan go; null: nobody watches it. */
  readonly pace: ScanPace | null;
}

/** Seconds without a word of its worker after which anybody takes a block; it tells of it every second. */
export const blockLostAfterSeconds = 15;

/** So often a block may be begun in vain by workers that only help; then it is left to the one that has the part. */
export const mostTriesOfHelpers = 3;

/** Seconds without a word after which a worker sends nothing for its block, whatever has become of it. */
export const handSilentAfterSeconds = 5;
