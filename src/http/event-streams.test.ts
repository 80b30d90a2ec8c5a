import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEventStreams, type EventStreams } from './event-streams.ts';

const hour = 3_600_000;
const caller = {
  organizationId: 'one',
  actor: { kind: 'jwt', id: 'someone', scopes: [], siteIds: null },
} as const;
let preClose: () => Promise<void>;
let streams: EventStreams;

function anAnswer(): ServerResponse {
  return new ServerResponse(new IncomingMessage(new Socket()));
}

/** Ten at once fit, and not one more. */
function expectAllFree(): void {
  const opened = Array.from({ length: 10 }, () => streams.open(caller, anAnswer()));
  expect(() => streams.open(caller, anAnswer())).toThrow('follow 10 scans');
  for (const { close } of opened) close();
}

beforeEach(() => {
  vi.useFakeTimers();
  const addHook = ((_name: string, hook: () => Promise<void>) => {
    preClose = hook;
  }) as unknown as Parameters<typeof createEventStreams>[0]['addHook'];
  streams = createEventStreams({ addHook }, hour);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the count of open event streams', () => {
  it('forgets what is closed, once only', () => {
    const stream = streams.open(caller, anAnswer());
    stream.close();
    stream.close();
    expect(stream.signal.aborted).toBe(true);
    expectAllFree();
    expectAllFree();
  });

  it('forgets a reader who hangs up, also before anything was said', () => {
    const [soon, sooner] = [anAnswer(), anAnswer()];
    const stream = streams.open(caller, soon);
    soon.emit('close');
    sooner.destroy();
    for (const { signal } of [stream, streams.open(caller, sooner)]) expect(signal.aborted).toBe(true);
    expectAllFree();
  });

  it('forgets what has lasted long enough', () => {
    const stream = streams.open(caller, anAnswer());
    vi.advanceTimersByTime(hour - 1);
    expect(stream.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(stream.signal.aborted).toBe(true);
    expectAllFree();
  });

  it('ends with the API, and lets none begin then', async () => {
    const answer = anAnswer();
    const stream = streams.open(caller, answer);
    await preClose();
    expect(stream.signal.aborted).toBe(true);
    expect(answer.listenerCount('close')).toBe(0);
    expect(streams.open(caller, anAnswer()).signal.aborted).toBe(true);
  });
});
