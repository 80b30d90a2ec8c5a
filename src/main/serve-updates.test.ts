import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startUpdateClock } from './serve-updates.ts';

it('asks for newer intelligence although what is kept cannot be judged', async () => {
  const asked: true[] = [];
  let tried = 0;
  const bundle = { info: { digest: 'sha256:1', kind: 'full' } };
  const parts = {
    settings: { feedDirectory: '/nonexistent', updateHours: 24, feedPlaces: new Map() },
    intelligence: {
      current: () => bundle,
      previous: () => undefined,
      refresh: async () => Promise.resolve(),
    },
    store: {
      get db(): never {
        tried += 1;
        throw new Error('a row that cannot be judged');
      },
    },
    clock: { now: () => new Date('2030-01-01T00:00:00.000Z') },
    jobs: { enqueueUpdate: async () => Promise.resolve(asked.push(true)) },
    newId: () => '',
    log: pino({ enabled: false }),
    version: '0.0.0',
  };
  const stop = startUpdateClock(parts as unknown as Parameters<typeof startUpdateClock>[0]);
  for (let wait = 0; asked.length === 0 && wait < 50; wait += 1) await sleep(20);
  await stop();
  expect([tried, asked.length]).toEqual([1, 1]);
});
