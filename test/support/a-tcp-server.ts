import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface TestServer {
  readonly port: number;
  /** Connections that arrived so far. */
  connections(): number;
  /** Bytes that arrived so far, over all connections. */
  bytesReceived(): number;
  close(): Promise<void>;
}

/** A TCP server on loopback that counts what arrives; `onConnection` says what it answers. */
export async function aTcpServer(
  onConnection: (socket: Socket) => void,
  options: { host?: string; port?: number } = {},
): Promise<TestServer> {
  let connections = 0;
  let bytes = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.on('data', (chunk) => (bytes += chunk.length));
    onConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    bytesReceived: () => bytes,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
