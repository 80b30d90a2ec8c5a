import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PacedTime, whenElapsed } from './paced-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the time of a scan', () => {
  it('stands still in pauses, and brings a quarter of the packets while the scan is slow', () => {
    const time = new PacedTime();
    vi.advanceTimersByTime(1000);
    time.setPace('slow');
    vi.advanceTimersByTime(4000);
    time.setPace('paused');
    vi.advanceTimersByTime(60_000);
    expect([time.unpausedMs(), time.packetMs(), time.totalMs()]).toEqual([5000, 2000, 65_000]);
    time.setPace('full');
    vi.advanceTimersByTime(500);
    expect([time.unpausedMs(), time.packetMs(), time.totalMs()]).toEqual([5500, 2500, 65_500]);
  });

  it('is over after as much of it as was given, however long the pauses', () => {
    const time = new PacedTime();
    const onOver = vi.fn();
    whenElapsed(2000, () => time.unpausedMs(), onOver);
    vi.advanceTimersByTime(1900);
    time.setPace('paused');
    vi.advanceTimersByTime(600_000);
    expect(onOver).not.toHaveBeenCalled();
    time.setPace('full');
    vi.advanceTimersByTime(150);
    expect(onOver).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(100_000);
    expect(onOver).toHaveBeenCalledOnce();
  });

  it('is over on the millisecond where nothing pauses', () => {
    const onOver = vi.fn();
    whenElapsed(200_000, () => performance.now(), onOver);
    vi.advanceTimersByTime(199_999);
    expect(onOver).not.toHaveBeenCalled();
    vi.advanceTimersByTime(21);
    expect(onOver).toHaveBeenCalledOnce();
  });

  it('ends nothing that was dropped before', () => {
    const onOver = vi.fn();
    whenElapsed(1000, () => performance.now(), onOver)();
    vi.advanceTimersByTime(5000);
    expect(onOver).not.toHaveBeenCalled();
  });
});
