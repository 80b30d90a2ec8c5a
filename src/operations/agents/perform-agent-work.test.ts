import { expect, it } from 'vitest';
import { aHost, anSshService } from '../../../test/support/a-scan-result.ts';
import { tellable } from './perform-agent-work.ts';

it('tells a host without the services that say more than the server takes', () => {
  const good = anSshService();
  const loud = { ...good, port: 80, identity: { ...good.identity, version: '1'.repeat(400) } };
  const host = aHost([good, loud], '127.0.0.9');
  const told = tellable({ type: 'host', host });
  expect(told?.type === 'host' && told.host.services.map(({ port }) => port)).toEqual([good.port]);
  expect(told?.type === 'host' && told.host.partialReasons.at(-1)).toContain('1 services left out');
  expect(tellable({ type: 'host', host: aHost([good], '127.0.0.9') })).toEqual({
    type: 'host',
    host: aHost([good], '127.0.0.9'),
  });
});

it('cuts hosts that are too much for one message', () => {
  const service = anSshService();
  const services = Array.from({ length: 30_000 }, (_, index) => ({ ...service, port: index + 1 }));
  const told = tellable({ type: 'host', host: aHost(services, '127.0.0.9') });
  expect(told?.type === 'host' && told.host.services.length).toBeGreaterThan(1000);
  expect(JSON.stringify(told).length).toBeLessThan(6_000_000);
});
