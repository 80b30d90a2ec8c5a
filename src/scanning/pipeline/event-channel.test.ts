import { describe, expect, it } from 'vitest';
import type { ScanEvent } from '../../domain/scan-progress.ts';
import { EventChannel } from './event-channel.ts';
import { ScanTally } from './scan-tally.ts';

const phaseMs = { discovery: 0, ports: 0, services: 0 };
function anEnd(packetsSent: number): ScanEvent {
  return {
    type: 'end',
    partialReasons: [],
    addressesWithoutAnswer: 0,
    excludedDevices: 0,
    ghostAddresses: 0,
    traffic: { packetsSent, peakPerSecond: 0, ratePerSecond: 0, ratePerSecondPerHost: 0 },
    phaseMs,
  };
}

async function readAll(channel: EventChannel): Promise<ScanEvent[]> {
  const events: ScanEvent[] = [];
  for await (const event of channel.read()) events.push(event);
  return events;
}

describe('EventChannel', () => {
  it('loses no event to a reader that comes late', async () => {
    const channel = new EventChannel();
    for (let count = 0; count < 1000; count += 1) channel.push(anEnd(count));
    channel.end();
    const events = await readAll(channel);
    expect(events).toEqual(Array.from({ length: 1000 }, (_, count) => anEnd(count)));
  });

  it('keeps only the newest progress', async () => {
    const channel = new EventChannel();
    const tally = new ScanTally(1, 1);
    channel.setProgress(tally.progress(false));
    channel.setProgress(tally.progress(true));
    channel.end();
    const events = await readAll(channel);
    expect(events).toMatchObject([{ type: 'progress', progress: { phase: 'done' } }]);
  });

  it('holds a writer back until the reader has caught up, and not past a stop', async () => {
    const channel = new EventChannel();
    const controller = new AbortController();
    channel.push(anEnd(1));
    channel.push(anEnd(2));
    let hasRoom = false;
    const waiting = channel.hasRoom(2, controller.signal).then(() => (hasRoom = true));
    await Promise.resolve();
    expect(hasRoom).toBe(false);
    await channel.read().next();
    await waiting;
    channel.push(anEnd(3));
    const stopped = channel.hasRoom(1, controller.signal);
    controller.abort();
    await stopped;
  });

  it('hands a failure to the reader after what was waiting', async () => {
    const channel = new EventChannel();
    channel.push(anEnd(1));
    channel.end(new Error('broken'));
    const reading = channel.read();
    expect(await reading.next()).toMatchObject({ value: { type: 'end' } });
    await expect(reading.next()).rejects.toThrow('broken');
  });
});
