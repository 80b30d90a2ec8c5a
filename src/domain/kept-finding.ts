import type { FindingState } from './finding-event.ts';
import type { Transport } from './observation.ts';

/** A finding as it is kept. */
export interface KeptFinding extends FindingState {
  readonly id: string;
  readonly deviceId: string;
  readonly cveId: string;
  readonly port: number;
  readonly transport: Transport;
  /** The CPE that was judged. */
  readonly judgedCpe: string;
  readonly isClosed: boolean;
}
