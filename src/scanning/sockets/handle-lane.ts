import type { Scope } from '../../domain/scope.ts';
import { assertInScope } from './compiled-scope.ts';
import { connectFailureReasonOf } from './connect-failure.ts';
import type { ConnectLane, ConnectOutcome, OnOutcome } from './connect-lane.ts';
import { errorCodeOf, type TcpEnd, type TcpHandle, type TcpHandles } from './tcp-handles.ts';

/** A lane over bare TCP handles, a new one for each attempt. */
export class HandleLane implements ConnectLane {
  readonly #scope: Scope;
  readonly #onOutcome: OnOutcome;
  readonly #handles: TcpHandles;
  #handle: TcpHandle | undefined;
  #outcome: ConnectOutcome | undefined;
  readonly #onClosed = (): void => {
    this.#handle = undefined;
    this.#onOutcome(this, this.#outcome ?? 'failed');
  };

  constructor(scope: Scope, onOutcome: OnOutcome, handles: TcpHandles) {
    this.#scope = scope;
    this.#onOutcome = onOutcome;
    this.#handles = handles;
  }

  start(address: string, port: number): void {
    assertInScope(this.#scope, address);
    this.#outcome = undefined;
    const handle = this.#handles.open();
    this.#handle = handle;
    const request = this.#handles.request();
    request.oncomplete = (status) => {
      // What was given up completes as cancelled, and its close is under way.
      if (this.#handle === handle && this.#outcome === undefined) this.#settle(handle, status);
    };
    const status = address.includes(':')
      ? handle.connect6(request, address, port)
      : handle.connect(request, address, port);
    if (status !== 0) this.#settle(handle, status);
  }

  abandon(reason: 'timeout' | 'aborted'): void {
    if (this.#handle === undefined || this.#outcome !== undefined) return;
    this.#outcome = reason;
    this.#handle.close(this.#onClosed);
  }

  #settle(handle: TcpHandle, status: number): void {
    if (status !== 0) {
      this.#outcome = connectFailureReasonOf(errorCodeOf(status));
      handle.close(this.#onClosed);
      return;
    }
    this.#outcome = isSelfConnection(handle) ? 'self_connection' : 'open';
    if (handle.reset(this.#onClosed) !== 0) handle.close(this.#onClosed);
  }
}

/** Whether both ends are the same socket, as `isSelfConnection` of connect-tcp tells it of a stream. */
function isSelfConnection(handle: TcpHandle): boolean {
  const own: Partial<TcpEnd> = {};
  const peer: Partial<TcpEnd> = {};
  if (handle.getsockname(own) !== 0 || handle.getpeername(peer) !== 0) return false;
  return own.port === peer.port && own.address === peer.address;
}
