import { createSocket, type Socket } from 'node:dgram';
import type { Scope } from '../../domain/scope.ts';
import { permits } from './compiled-scope.ts';

/** Longer ones are no announcement of anybody. */
const mostBytes = 1500;
const mostSenders = 4096;

export interface HeardDatagrams {
  /** The last datagram from `address`; undefined when there was none. */
  from(address: string): Buffer | undefined;
  close(): void;
}

/**
 * Hears what is sent to everybody on a UDP port, over IPv4, and sends nothing. What comes from an address outside the
 * scope is dropped unread; one datagram is kept of each sender. Where the port cannot be had nothing is heard.
 */
export async function hearDatagrams(port: number, scope: Scope): Promise<HeardDatagrams> {
  const heard = new Map<string, Buffer>();
  // Others of this machine may hear the same.
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.on('message', (message, { address }) => {
    if (message.length > mostBytes || !permits(scope, address)) return;
    if (heard.size < mostSenders || heard.has(address)) heard.set(address, Buffer.from(message));
  });
  const isOpen = await bound(socket, port);
  socket.on('error', () => undefined);
  socket.unref();
  return {
    from: (address) => heard.get(address),
    close: () => {
      if (isOpen) socket.close();
    },
  };
}

async function bound(socket: Socket, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind(port, '0.0.0.0', () => {
      socket.removeAllListeners('error');
      resolve(true);
    });
  });
}
