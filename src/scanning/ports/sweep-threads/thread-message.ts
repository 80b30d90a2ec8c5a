import type { Scope } from '../../../domain/scope.ts';
import type { SweepOrder, SweepOutcome } from '../host-sweep.ts';

/** What a sweep thread is born with. */
export interface ThreadBirth {
  readonly scope: Scope;
  readonly maxInFlight: number;
}

/** To the thread: sweep a host, or end the sweep of one. */
export type ThreadOrder =
  | { readonly id: number; readonly order: Omit<SweepOrder, 'onOpen'> }
  | { readonly id: number; readonly order?: undefined };

/** From the thread: an open port as soon as it is found, what was done since the last word, the end. */
export type ThreadWord =
  | { readonly kind: 'open'; readonly id: number; readonly port: number }
  | {
      readonly kind: 'count';
      readonly sent: readonly (readonly [address: string, packets: number])[];
      readonly portsDone: number;
    }
  | { readonly kind: 'end'; readonly id: number; readonly outcome: SweepOutcome };
