import { describe, expect, it } from 'vitest';
import { PacketBudget } from './packet-budget.ts';
import { ScanShare } from './scan-share.ts';

const aShare = (ofRate: number, isHeld: () => boolean = () => false) =>
  new ScanShare(
    { least: 0.25, isPaced: false, isHeld, onSent: () => undefined },
    { ofRate, pace: 'full', silentAddresses: 0 },
  );
const aBudget = (share: ScanShare, rate = 1000) =>
  new PacketBudget({ ratePerSecond: rate, scanRate: () => rate, hostRate: () => 0, share });

/** Packets that leave within the time. */
async function sentWithin(ms: number, budget: PacketBudget): Promise<number> {
  const until = AbortSignal.timeout(ms);
  let sent = 0;
  while (!until.aborted) {
    await budget.take('10.0.0.1', until).then(
      () => (sent += 1),
      () => undefined,
    );
  }
  return sent;
}

describe('a share of a rate', () => {
  it('is what leaves, from nothing saved up, and follows while it changes', async () => {
    const share = aShare(0.1);
    const budget = aBudget(share);
    expect(budget.tryTake('10.0.0.1')).toBe('scan_waits');
    expect(await sentWithin(400, budget)).toBeLessThanOrEqual(45);
    share.set({ ...share.now, ofRate: 0.02 });
    expect(await sentWithin(400, budget)).toBeLessThanOrEqual(12);
  });

  it('is nothing while nobody knows how much it is', async () => {
    let isHeld = true;
    const budget = aBudget(aShare(1, () => isHeld));
    expect(await sentWithin(200, budget)).toBe(0);
    expect(budget.msUntilNext('10.0.0.1', 'scan_waits')).toBeGreaterThan(0);
    isHeld = false;
    expect(await sentWithin(500, budget)).toBeGreaterThan(0);
  });

  it('bounds nothing where the scan has no bound', () => {
    const budget = aBudget(
      aShare(0.01, () => true),
      0,
    );
    expect(budget.tryTake('10.0.0.1')).toBe('granted');
  });
});
