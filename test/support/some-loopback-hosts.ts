import { createServer, type Server } from 'node:net';
import { once } from 'node:events';

const banners = [
  'SSH-2.0-OpenSSH_7.4\r\n',
  'SSH-2.0-dropbear_2017.75\r\n',
  '220 (vsFTPd 2.3.4)\r\n',
  'SSH-2.0-OpenSSH_8.0\r\n',
];

export interface LoopbackHosts {
  readonly port: number;
  close(): void;
}

/** Servers with known banners at each of the addresses, on one port; the last address says nothing, for ever. */
export async function someLoopbackHosts(addresses: readonly string[]): Promise<LoopbackHosts> {
  const servers: Server[] = [];
  let port = 0;
  for (const [index, address] of addresses.entries()) {
    const banner = index === addresses.length - 1 ? undefined : banners[index % banners.length];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (banner !== undefined) socket.end(banner);
    });
    server.listen(port, address);
    await once(server, 'listening');
    ({ port } = server.address() as { port: number });
    servers.push(server);
  }
  return { port, close: () => servers.forEach((server) => server.close()) };
}
