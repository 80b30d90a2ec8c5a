import type { PlaceBuild } from './place-build.ts';
import type { Transport } from './observation.ts';

/** A service of a device, and what was judged there. */
export interface JudgedPlace {
  readonly port: number;
  readonly transport: Transport;
  readonly cpe: string;
  /** What built it; null where nothing speaks of a distribution, absent where older versions kept it. */
  readonly build?: PlaceBuild | null;
}
