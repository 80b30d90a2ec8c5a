import type { Transport } from './observation.ts';

/** A service of a device, and what was judged there. */
export interface JudgedPlace {
  readonly port: number;
  readonly transport: Transport;
  readonly cpe: string;
}
