import type { Scope } from '../../../domain/scope.ts';

/** What a worker of the local sweep is born with. */
export interface WorkerBirth {
  readonly scope: Scope;
}

/** Slots of the shared counters. */
export const counterSlot = { cursor: 0, done: 1, attempts: 2, stop: 3 } as const;
export const counterSlots = 4;

/** One address to sweep; the workers take ports from the shared list, each as fast as it can. */
export interface SweepMessage {
  readonly address: string;
  /** Uint16Array of ports. */
  readonly ports: SharedArrayBuffer;
  /** Int32Array by `counterSlot`. */
  readonly counters: SharedArrayBuffer;
  /** Sockets this worker may have at once. */
  readonly lanes: number;
  readonly timeoutMs: number;
}

export interface SweepReply {
  readonly open: readonly number[];
  /** Ports that gave no answer in time, or for which no socket could be had. */
  readonly silent: readonly number[];
}
