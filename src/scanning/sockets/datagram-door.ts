import { createSocket, type Socket } from 'node:dgram';
import type { Scope } from '../../domain/scope.ts';
import { assertInScope, permits } from './compiled-scope.ts';
import { connectFailureReason, type ConnectFailureReason } from './connect-failure.ts';

/**
 * Sends single datagrams to many addresses over one socket a family, and hears who answers. What comes from an
 * address outside the scope is dropped unread. Opened at the first datagram.
 */
export class DatagramDoor {
  readonly #scope: Scope;
  readonly #onReply: (address: string, port: number, reply: Uint8Array) => void;
  readonly #sockets = new Map<4 | 6, Promise<Socket>>();
  #closed = false;

  constructor(scope: Scope, onReply: (address: string, port: number, reply: Uint8Array) => void) {
    this.#scope = scope;
    this.#onReply = onReply;
  }

  /**
   * Hands one datagram to the kernel. Gives why it could not be sent, undefined when it was. Rejects with
   * `outside_scope`, before any packet, for what the scope does not permit.
   */
  async send(address: string, port: number, payload: Uint8Array): Promise<ConnectFailureReason | undefined> {
    assertInScope(this.#scope, address);
    let socket: Socket;
    try {
      socket = await this.#socketFor(address.includes(':') ? 6 : 4);
    } catch (error) {
      return connectFailureReason(error);
    }
    if (this.#closed) return 'aborted';
    return new Promise((resolve) => {
      socket.send(payload, port, address, (error) =>
        resolve(error === null ? undefined : connectFailureReason(error)),
      );
    });
  }

  close(): void {
    this.#closed = true;
    for (const opening of this.#sockets.values()) {
      void opening.then(
        (socket) => socket.close(),
        () => undefined,
      );
    }
    this.#sockets.clear();
  }

  async #socketFor(family: 4 | 6): Promise<Socket> {
    const existing = this.#sockets.get(family);
    if (existing !== undefined) return existing;
    const opening = this.#open(family);
    this.#sockets.set(family, opening);
    // A machine that had no socket to give may have one for the next.
    opening.catch(() => this.#sockets.delete(family));
    return opening;
  }

  async #open(family: 4 | 6): Promise<Socket> {
    // Addresses only: nothing may ever ask a name server on the way.
    const socket = createSocket({
      type: family === 4 ? 'udp4' : 'udp6',
      ipv6Only: family === 6,
      lookup: (numeric, _options, done) => done(null, numeric, family),
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(0, family === 4 ? '0.0.0.0' : '::', () => {
        socket.off('error', reject);
        resolve();
      });
    });
    socket.on('error', () => undefined);
    socket.on('message', (message, { address, port }) => {
      if (permits(this.#scope, address)) this.#onReply(address, port, Uint8Array.from(message));
    });
    return socket;
  }
}
