import { Socket } from 'node:net';
import type { Scope } from '../../domain/scope.ts';
import { assertInScope } from './compiled-scope.ts';
import { connectFailureReason } from './connect-failure.ts';
import type { ConnectLane, ConnectOutcome, OnOutcome } from './connect-lane.ts';
import { isSelfConnection } from './connect-tcp.ts';

/** A lane over one `Socket` object that is used again: making the stream anew costs more than the connection. */
export class SocketLane implements ConnectLane {
  readonly #scope: Scope;
  readonly #socket = new Socket();
  #outcome: ConnectOutcome = 'failed';
  #busy = false;

  constructor(scope: Scope, onOutcome: OnOutcome) {
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

  start(address: string, port: number): void {
    assertInScope(this.#scope, address);
    this.#outcome = 'failed';
    this.#busy = true;
    this.#socket.connect({ host: address, port, autoSelectFamily: false });
  }

  abandon(reason: 'timeout' | 'aborted'): void {
    if (!this.#busy) return;
    if (this.#outcome === 'failed') this.#outcome = reason;
    this.#socket.destroy();
  }
}
