import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ScanEvent, ScanProgress } from '../../domain/scan-progress.ts';
import { untilStalled } from './until-stalled.ts';

const terms = { stallMs: 80, graceMs: 80 };

function aProgress(packetsSent: number, isWaiting?: true): ScanEvent {
  const progress = { packetsSent, addressesDone: 0, portsDone: 0, servicesIdentified: 0 } as ScanProgress;
  return { type: 'progress', progress, ...(isWaiting && { isWaiting }) };
}

async function read(events: AsyncIterable<ScanEvent>, onStall: () => void) {
  const seen: string[] = [];
  for await (const event of untilStalled(events, { ...terms, onStall })) seen.push(event.type);
  return seen;
}

describe('untilStalled', () => {
  it('lets go by what gets on, however slowly', async () => {
    let stalls = 0;
    const events = async function* (): AsyncGenerator<ScanEvent> {
      for (let sent = 1; sent <= 4; sent += 1) {
        await sleep(40);
        yield aProgress(sent);
      }
    };
    expect(await read(events(), () => (stalls += 1))).toHaveLength(4);
    expect(stalls).toBe(0);
  });

  it('tells once of a scan that repeats itself, and gives what it says at its end', async () => {
    let stalls = 0;
    const events = async function* (): AsyncGenerator<ScanEvent> {
      for (let look = 0; look < 1000; look += 1) {
        if (stalls > 0) break;
        await sleep(10);
        yield aProgress(7);
      }
      yield { type: 'host', host: {} as never };
    };
    expect((await read(events(), () => (stalls += 1))).at(-1)).toBe('host');
    expect(stalls).toBe(1);
  });

  it('leaves alone a scan that never answers again', async () => {
    let stalls = 0;
    const events = async function* (): AsyncGenerator<ScanEvent> {
      yield aProgress(1);
      await new Promise<never>(() => undefined);
    };
    expect(await read(events(), () => (stalls += 1))).toEqual(['progress']);
    expect(stalls).toBe(1);
  });

  it('has patience while the scan waits for the router', async () => {
    let stalls = 0;
    const events = async function* (): AsyncGenerator<ScanEvent> {
      for (let look = 0; look < 12; look += 1) {
        await sleep(20);
        yield aProgress(7, true);
      }
    };
    await read(events(), () => (stalls += 1));
    expect(stalls).toBe(0);
  });

  it('closes the scan when its reader leaves', async () => {
    let closed = false;
    const events = async function* (): AsyncGenerator<ScanEvent> {
      try {
        for (let sent = 0; ; sent += 1) yield aProgress(sent);
      } finally {
        closed = true;
      }
    };
    for await (const _ of untilStalled(events(), { ...terms, onStall: () => undefined })) break;
    expect(closed).toBe(true);
  });
});
