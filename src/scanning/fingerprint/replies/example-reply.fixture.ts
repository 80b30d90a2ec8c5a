import type { Transport } from '../../../domain/observation.ts';
import type { ServiceIdentity } from '../../../domain/service-identity.ts';

/** A reply as a real or faithful server sends it, and what has to be read from it. */
export interface ExampleReply {
  readonly name: string;
  readonly protocol: string;
  readonly port: number;
  readonly transport: Transport;
  readonly data: Buffer;
  readonly expected: Partial<ServiceIdentity>;
  /** True when the bytes alone are too few to know the protocol by. */
  readonly needsHint?: boolean;
}
