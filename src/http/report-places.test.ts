import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReportPlaces } from './report-places.ts';

const anAnswer = (): ServerResponse => new ServerResponse(new IncomingMessage(new Socket()));

describe('the places for report files', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are so many, and each is free again once, when its answer is given or its reader has gone', () => {
    const take = createReportPlaces(2, 1000);
    const [one, two] = [anAnswer(), anAnswer()];
    take(one);
    take(two);
    const none = { kind: 'unavailable', code: 'unavailable', retryAfterSeconds: 5 };
    expect(() => take(anAnswer())).toThrow(expect.objectContaining(none));
    one.emit('finish');
    one.emit('close');
    take(anAnswer());
    expect(() => take(anAnswer())).toThrow(expect.objectContaining(none));
    two.emit('close');
    take(anAnswer());
    expect(() => take(anAnswer())).toThrow(expect.objectContaining(none));
  });

  it('are taken from those who read too slowly, and not given to those who have gone', () => {
    const take = createReportPlaces(1, 1000);
    const gone = anAnswer();
    gone.destroy();
    take(gone);
    const slow = anAnswer();
    take(slow);
    vi.advanceTimersByTime(999);
    expect(slow.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(slow.destroyed).toBe(true);
  });
});
