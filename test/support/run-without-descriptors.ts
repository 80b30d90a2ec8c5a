import { closeSync, openSync } from 'node:fs';
import { scopeOf } from '../../src/domain/scope.ts';
import { connectTcp } from '../../src/scanning/sockets/connect-tcp.ts';
import { exchangeUdp } from '../../src/scanning/sockets/exchange-udp.ts';

/** A child process of the tests, to be run with few descriptors: takes them all, asks, and gives them back late. */
const [tcpPort = 1, udpPort = 1] = process.argv.slice(2).map(Number);
const scope = scopeOf(['127.0.0.0/8']);
if (scope === undefined) throw new Error('no scope');
const address = '127.0.0.1';
// Loaded before the descriptors are gone.
await exchangeUdp({ address, port: udpPort }, Buffer.from('x'), { scope, timeoutMs: 2000 });
const taken: number[] = [];
try {
  for (;;) taken.push(openSync('/dev/null', 'r'));
} catch {
  // Out of descriptors: that is what was wanted.
}
setTimeout(() => taken.forEach((descriptor) => closeSync(descriptor)), 300);
const options = { scope, timeoutMs: 10_000 };
const [socket, reply] = await Promise.all([
  connectTcp({ address, port: tcpPort }, options),
  exchangeUdp({ address, port: udpPort }, Buffer.from('ping'), options),
]);
socket.destroy();
process.stdout.write(JSON.stringify({ connected: true, reply: Buffer.from(reply ?? []).toString() }));
