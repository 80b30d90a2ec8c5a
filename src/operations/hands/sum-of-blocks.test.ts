import { describe, expect, it } from 'vitest';
import type { KeptBlock } from '../../domain/scan-block.ts';
import { noProgress } from '../../domain/scan-progress.ts';
import { outcomeOfBlocks, peakOfBlocks, progressOfBlocks } from './sum-of-blocks.ts';

const traffic = { packetsSent: 100, peakPerSecond: 40, ratePerSecond: 100, ratePerSecondPerHost: 0 };
const aBlock = (over: Partial<KeptBlock>): KeptBlock => ({
  id: 'one',
  state: 'taken',
  networks: [],
  addresses: 256,
  lease: 1,
  progress: { ...noProgress, phase: 'ports', addressesDone: 50, hostsFound: 2, packetsSent: 100 },
  traffic,
  silentAsked: 0,
  sentBySecond: [],
  outcome: null,
  ...over,
});

describe('the blocks of a part', () => {
  it('add up, in the phase of the one furthest behind of those under way', () => {
    const waiting = aBlock({ state: 'waiting', progress: null, traffic: null });
    const done = aBlock({ state: 'done', progress: { ...noProgress, phase: 'done', addressesDone: 256 } });
    expect(progressOfBlocks([aBlock({}), waiting, done], 7)).toMatchObject({
      phase: 'ports',
      addressesTotal: 775,
      addressesDone: 313,
      hostsFound: 9,
      packetsSent: 100,
    });
    expect(progressOfBlocks([waiting], 0).phase).toBe('discovery');
    expect(progressOfBlocks([waiting, done], 0).phase).toBe('services');
    expect(progressOfBlocks([done], 0).phase).toBe('done');
  });

  it('have as their busiest second that of all together, and never less than one of them had', () => {
    const peak = peakOfBlocks(10);
    peak.note([
      aBlock({
        id: 'one',
        sentBySecond: [
          [1000, 30],
          [1001, 20],
        ],
      }),
      aBlock({
        id: 'two',
        sentBySecond: [
          [1000, 5],
          [1001, 25],
        ],
      }),
    ]);
    // Told once more, and by the next block of the same worker.
    peak.note([
      aBlock({ id: 'one', sentBySecond: [[1001, 20]] }),
      aBlock({ id: 'three', sentBySecond: [[1001, 2]] }),
    ]);
    expect(peak.peak()).toBe(47);
    const outcome = { reasons: ['local_resources'], excludedDevices: 1 };
    expect(outcomeOfBlocks([aBlock({ outcome }), aBlock({ outcome })], 47)).toEqual({
      reasons: ['local_resources'],
      excludedDevices: 2,
      traffic: { ...traffic, packetsSent: 200, peakPerSecond: 47 },
    });
  });
});
