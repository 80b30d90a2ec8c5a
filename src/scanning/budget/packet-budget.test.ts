import { describe, expect, it } from 'vitest';
import { PacketBudget } from './packet-budget.ts';
import { RateMeter } from './rate-meter.ts';
import { RestingQueue } from './resting-queue.ts';

function budgetOf(ratePerSecond: number, hostRate: number): PacketBudget {
  return new PacketBudget({ ratePerSecond, scanRate: () => ratePerSecond, hostRate: () => hostRate });
}

describe('PacketBudget', () => {
  it('lets a host that had its share wait while others go on', () => {
    const budget = budgetOf(0, 20);
    expect(budget.tryTake('10.0.0.1')).toBe('granted');
    expect(budget.tryTake('10.0.0.1')).toBe('host_waits');
    expect(budget.msUntilNext('10.0.0.1', 'host_waits')).toBeGreaterThan(25);
    expect(budget.tryTake('10.0.0.2')).toBe('granted');
  });

  it('takes nothing from the scan for a host that has to wait, nor the other way round', () => {
    const budget = budgetOf(20, 20);
    expect(budget.tryTake('10.0.0.1')).toBe('granted');
    expect(budget.tryTake('10.0.0.1')).toBe('host_waits');
    expect(budget.tryTake('10.0.0.2')).toBe('scan_waits');
    expect(budget.msUntilNext('10.0.0.2', 'scan_waits')).toBeGreaterThan(25);
  });

  it('spreads what waits by the slower of the two rates', async () => {
    const budget = budgetOf(1000, 50);
    const startedAt = performance.now();
    for (let packet = 0; packet < 12; packet += 1) await budget.take('10.0.0.1');
    // Two and a half are saved up at the start.
    expect(performance.now() - startedAt).toBeGreaterThan((12 - 2.5) * 20 - 15);
  });

  it('knows where nobody needs to ask', () => {
    expect(budgetOf(0, 0).isUnlimited('10.0.0.1')).toBe(true);
    expect(budgetOf(0, 40).isUnlimited('10.0.0.1')).toBe(false);
    expect(budgetOf(40, 0).isUnlimited('10.0.0.1')).toBe(false);
  });
});

describe('RateMeter', () => {
  it('remembers the busiest second, wherever it began', () => {
    let now = 5000;
    const meter = new RateMeter(() => now);
    meter.add(3);
    now += 900;
    meter.add(4);
    now += 200;
    meter.add(5);
    expect(meter.peakPerSecond).toBe(9);
    now += 60_000;
    meter.add(1);
    expect(meter).toMatchObject({ peakPerSecond: 9, total: 13 });
  });
});

describe('RestingQueue', () => {
  it('gives what is due in the order of its time', () => {
    const queue = new RestingQueue<number>();
    const times = Array.from({ length: 500 }, (_, index) => (index * 7919) % 1009);
    for (const time of times) queue.push(time, time);
    expect([...queue.takeDue(300)]).toEqual(times.filter((time) => time <= 300).toSorted((a, b) => a - b));
    const next = Math.min(...times.filter((time) => time > 300));
    expect(queue.msUntilDue(300)).toBe(next - 300);
    expect([...queue.takeDue(2000)]).toHaveLength(times.filter((time) => time > 300).length);
    expect(queue.msUntilDue(2000)).toBeUndefined();
  });
});
