import type { FindingState } from './finding-event.ts';
import type { JudgedPlace } from './judged-place.ts';
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
  /** Every service of the device that shows the CVE. */
  readonly judged: readonly JudgedPlace[];
  /** Revision of the distribution's package that was judged; null where none was told or kept. */
  readonly judgedRevision?: string | null;
  readonly isClosed: boolean;
  /** ISO 8601. */
  readonly lastSeenAt: string;
}
