import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Store } from '../store/open-store.ts';
import { systemClock } from '../support/clock.ts';
import { newId } from '../support/new-id.ts';
import { scanContextOf } from './serve-worker.ts';

const hands = { blockAddresses: 4096, mostHands: 4 };

const contextOn = (kind: Store['kind']) =>
  scanContextOf({
    store: { kind } as Store,
    clock: systemClock,
    newId,
    workerId: newId(),
    intelligence: { current: () => expect.unreachable() },
    ports: { tcp: [], udp: [] },
    settings: { secretKey: undefined, linkSecret: '' },
    routers: {
      secretKey: undefined,
      loadLimits: { cpuPercent: 70, connectionsPercent: 70, pollEveryMs: 0 },
    },
    ratePerSecond: undefined,
    ratePerSecondPerHost: undefined,
    timeouts: { hostMs: 1, siteMs: 1, scanMs: 1, stallMs: 1, pauseMs: 1 },
    hands,
    onProgress: () => undefined,
    log: pino({ level: 'silent' }),
  });

describe('a worker', () => {
  it('shares large sites with others on a server, and with nobody on the embedded database', () => {
    expect(contextOn('server').hands).toEqual(hands);
    expect(contextOn('embedded').hands).toBeUndefined();
  });
});
