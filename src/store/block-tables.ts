import type { ColumnType, Generated } from 'kysely';
import type { DeviceClass } from '../domain/device-class.ts';
import type { RouterInventory } from '../domain/router-inventory.ts';
import type { BlockOutcome, ScanBlockState, SecondCount } from '../domain/scan-block.ts';
import type { ScanPace } from '../domain/scan-pace.ts';
import type { ScanProgress } from '../domain/scan-progress.ts';
import type { ScanTraffic } from '../domain/scan-traffic.ts';
import type { StopReason } from '../domain/stop-reason.ts';
import type { Json } from './json-column.ts';

interface ScanDivisionTable {
  scan_site_id: string;
  organization_id: string;
  /** Who leads, as workers are listed. */
  lead_worker_id: string | null;
  lead_heard_at: Date;
  /** Whether blocks may be worked on. */
  is_open: boolean;
  /** Why all of it ends early. */
  ending: StopReason | null;
  most_hands: number;
  quiet_classes: DeviceClass[];
  hosts_before: number;
  silent_addresses: number;
  /** 0 = none. */
  rate_per_second: number;
  peak_per_second: Generated<number>;
  /** Null: nobody watches the router's load. */
  pace: ScanPace | null;
  /** What the router told; null: it told nothing. */
  router: Json<RouterInventory> | null;
}

interface ScanBlockTable {
  id: string;
  organization_id: string;
  scan_site_id: string;
  position: number;
  networks: string[];
  addresses: number;
  state: Generated<ScanBlockState>;
  lease: Generated<number>;
  /** Since its last host. */
  attempts: Generated<number>;
  worker_id: string | null;
  heard_at: Date | null;
  progress: Json<ScanProgress> | null;
  traffic: Json<ScanTraffic> | null;
  silent_asked: Generated<number>;
  sent_by_second: ColumnType<SecondCount[], string | undefined, string>;
  outcome: Json<BlockOutcome> | null;
}

/** Tables of parts of scans that several workers share. */
export interface BlockTables {
  scan_divisions: ScanDivisionTable;
  scan_blocks: ScanBlockTable;
}
