import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../src/domain/scope.ts';
import { identifyService } from '../../src/scanning/fingerprint/identify-service.ts';
import { systemClock } from '../../src/support/clock.ts';

const services = [
  { port: 1883, product: 'Mosquitto', versioned: true },
  { port: 3306, product: 'MariaDB', versioned: true },
  { port: 4222, product: 'NATS Server', versioned: true },
  { port: 5432, product: 'PostgreSQL', versioned: false },
  { port: 5672, product: 'RabbitMQ', versioned: true },
  { port: 6379, product: 'Redis', versioned: true },
] as const;

async function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

const present = await Promise.all(
  services.map(async (service) => ({ ...service, runs: await isOpen(service.port) })),
);

describe('real services of this machine', () => {
  for (const { port, product, versioned, runs } of present) {
    if (!runs) {
      it.skip(`naming ${product} on port ${port} is skipped: nothing listens there`);
      continue;
    }
    it(`names ${product} on port ${port}`, async () => {
      const scope = scopeOf(['127.0.0.1/32']);
      if (scope === undefined) throw new Error('not a scope');
      const target = { address: '127.0.0.1', port, transport: 'tcp' } as const;
      const start = performance.now();
      const observation = await identifyService(target, { scope, timeoutMs: 5000, clock: systemClock });
      expect(observation?.identity.product).toBe(product);
      expect(observation?.identity.version !== null).toBe(versioned);
      expect(observation?.identity.cpe.length).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(3000);
    });
  }
});
