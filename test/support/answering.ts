import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something on loopback that answers every request in one way. */
export async function answering(
  status: number,
  type: string,
  body: string,
): Promise<{ url: string; asked: Promise<unknown>; close: () => void }> {
  const server = createServer((_request, response) =>
    response.writeHead(status, { 'content-type': type }).end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: new Promise((resolve) => server.once('request', resolve)),
    close: () => server.close(),
  };
}
