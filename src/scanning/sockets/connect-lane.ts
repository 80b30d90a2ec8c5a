import type { ConnectFailureReason } from './connect-failure.ts';

export type ConnectOutcome = 'open' | ConnectFailureReason;

/**
 * Asks one port after the other whether it is open. Sends no byte; an open port is left with a reset, which leaves no
 * TIME_WAIT behind. Calls back once the descriptor is released, so lanes in use = sockets in use.
 */
export interface ConnectLane {
  /** Starts one attempt; throws `outside_scope`, before any packet, for what the scope does not permit. */
  start(address: string, port: number): void;
  /** Gives the attempt up; the callback follows with `reason` unless an answer was already in. */
  abandon(reason: 'timeout' | 'aborted'): void;
}

export type OnOutcome = (lane: ConnectLane, outcome: ConnectOutcome) => void;
