import { expect, it } from 'vitest';
import { aScanRequest, readScan } from '../../../test/support/a-scan-request.ts';
import { aTcpServer } from '../../../test/support/a-tcp-server.ts';
import { systemClock } from '../../support/clock.ts';
import { scanTargets } from '../scan-targets.ts';

it.each([
  [true, null],
  [false, 'ssh'],
])('with ports only (%s) asks an open port nothing', async (portsOnly, service) => {
  let connections = 0;
  const server = await aTcpServer((socket) => {
    connections += 1;
    socket.end('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n');
  });
  const request = aScanRequest({ targets: ['127.0.0.1'], ports: String(server.port), assumeAlive: true });
  const { hosts } = await readScan(scanTargets({ ...request, portsOnly }, { clock: systemClock }));
  await server.close();
  expect(hosts[0]?.services.map(({ port, identity }) => [port, identity.service])).toEqual([
    [server.port, service],
  ]);
  // The sweep, and its second look at what may be a port of the scanner itself.
  if (portsOnly) expect(connections).toBeLessThanOrEqual(2);
});
