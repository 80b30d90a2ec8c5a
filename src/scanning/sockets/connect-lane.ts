import { Socket } from 'node:net';
import type { Scope } from '../../domain/scope.ts';
import { assertInScope } from './compiled-scope.ts';
import { connectFailureReason, type ConnectFailureReason } from './connect-failure.ts';
import { isSelfConnection } from './connect-tcp.ts';

export type ConnectOutcome = 'open' | ConnectFailureReason;

/**
 * Asks one port after the other whether it is open, over one `Socket` object that is used again: making the
 * stream object anew costs more than the connection. Sends no byte; an open port is left with a reset, which
 * leaves no TIME_WAIT behind. Calls back once the descriptor is released, so lanes in use = sockets in use.
 */
export class ConnectLane {
  readonly #scope: Scope;
  readonly #socket = new Socket();
  #outcome: ConnectOutcome = 'failed';
  #busy = false;

  constructor(scope: Scope, onOutcome: (lane: ConnectLane, outcome: ConnectOutcome) => void) {
    this.#scope = scope;
    this.#socket.on('connect', () => {
      this.#outcome = isSelfConnection(this.#socket) ? 'self_connection' : 'open';
      this.#socket.resetAndDestroy();
    });
    this.#socket.on('error', (error) => {
      if (this.#outcome === 'failed') this.#outcome = connectFailureReason(error);
    });
    this.#socket.on('close', () => {
      this.#busy = false;
      onOutcome(this, this.#outcome);
    });
  }

  /** Starts one attempt; throws `outside_scope`, before any packet, for what the scope does not permit. */
  start(address: string, port: number): void {
    assertInScope(this.#scope, address);
    this.#outcome = 'failed';
    this.#busy = true;
    this.#socket.connect({ host: address, port, autoSelectFamily: false });
  }

  /** Gives the attempt up; the callback follows with `reason` unless an answer was already in. */
  abandon(reason: 'timeout' | 'aborted'): void {
    if (!this.#busy) return;
    if (this.#outcome === 'failed') this.#outcome = reason;
    this.#socket.destroy();
  }
}
