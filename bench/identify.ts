import { scopeOf } from '../src/domain/scope.ts';
import { identifyService } from '../src/scanning/fingerprint/identify-service.ts';
import { systemClock } from '../src/support/clock.ts';

/** `node bench/identify.ts PORT,PORT…`: wall time of identifying TCP ports of 127.0.0.1, all at once. */
const ports = (process.argv[2] ?? '')
  .split(',')
  .map(Number)
  .filter((port) => port > 0 && port < 65_536);
const scope = scopeOf(['127.0.0.1/32']);
if (ports.length === 0 || scope === undefined) throw new Error('usage: node bench/identify.ts PORT,PORT…');
const start = performance.now();
await Promise.all(
  ports.map(async (port) => {
    const began = performance.now();
    const target = { address: '127.0.0.1', port, transport: 'tcp' } as const;
    const observation = await identifyService(target, { scope, timeoutMs: 8000, clock: systemClock });
    const { service, product, version } = observation?.identity ?? {};
    console.log([port, `${Math.round(performance.now() - began)} ms`, service, product, version].join('\t'));
  }),
);
console.log(`total\t${Math.round(performance.now() - start)} ms`);
