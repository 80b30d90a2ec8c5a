import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../domain/scope.ts';
import { scopeOf } from '../../../domain/scope.ts';
import { LocalSweepPool } from './local-sweep-pool.ts';

const loopback = scopeOf(['127.0.0.0/8'])!;
const noSignal = new AbortController().signal;

describe('LocalSweepPool', () => {
  it('settles every port once over all workers', async () => {
    const told = { attempts: 0, done: 0 };
    const pool = new LocalSweepPool(loopback, 64, (_address, attempts, done) => {
      told.attempts += attempts;
      told.done += done;
    });
    const ports = Array.from({ length: 3000 }, (_, index) => index + 1);
    const { silent } = await pool.sweep('127.7.20.1', ports, 1500, noSignal);
    await pool.close();
    expect(silent).toEqual([]);
    expect(told.done).toBe(3000);
    expect(told.attempts).toBeGreaterThanOrEqual(3000);
  });

  it('rejects, now and later, instead of waiting for a worker that died', async () => {
    let reads = 0;
    // Permitted here, forbidden in the worker: it dies of the first port.
    const scope: Scope = {
      get allowed() {
        reads += 1;
        return reads === 1 ? loopback.allowed : [];
      },
      excluded: [],
    };
    const pool = new LocalSweepPool(scope, 64, () => undefined);
    await expect(pool.sweep('127.7.20.2', [1, 2, 3], 1500, noSignal)).rejects.toThrow(/outside the scope/u);
    await expect(pool.sweep('127.7.20.2', [1, 2, 3], 1500, noSignal)).rejects.toThrow(/cannot run/u);
    await pool.close();
  });

  it('ends a sweep at a stop with what it has', async () => {
    const pool = new LocalSweepPool(loopback, 64, () => undefined);
    const controller = new AbortController();
    const ports = Array.from({ length: 65_535 }, (_, index) => index + 1);
    const sweeping = pool.sweep('127.7.20.3', ports, 60_000, controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(sweeping).resolves.toHaveProperty('open');
    await pool.close();
  });
});
