import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RouterLoad } from '../../domain/router-inventory.ts';
import { nextLoadState, unburdened } from './load-pace.ts';

const limits = { cpuPercent: 75, connectionsPercent: 80, pollEveryMs: 1 };

function cpu(percent: number): RouterLoad {
  return { cpuPercent: percent, connections: null, maxConnections: null };
}

function pacesOf(...loads: readonly (RouterLoad | undefined)[]): string[] {
  let state = unburdened;
  return loads.map((load) => {
    state = nextLoadState(state, load, limits);
    return state.pace;
  });
}

describe('the pace of a scan', () => {
  it('falls with the load at once and rises by steps, after two calm answers each', () => {
    const loads = [10, 74, 75, 89, 90, 100, 80, 74, 74, 70, 59, 59, 10].map(cpu);
    expect(pacesOf(...loads)).toEqual([
      'full',
      'full',
      'slow',
      'slow',
      'paused',
      'paused',
      'paused',
      'paused',
      'slow',
      'slow',
      'slow',
      'full',
      'full',
    ]);
  });

  it('does not swing with a load that swings around the limit', () => {
    const loads = Array.from({ length: 40 }, (_, at) => cpu(at % 2 === 0 ? 76 : 65));
    expect(new Set(pacesOf(...loads))).toEqual(new Set(['slow']));
  });

  it('follows the connections that are tracked', () => {
    const tracked = (connections: number): RouterLoad => ({
      cpuPercent: 1,
      connections,
      maxConnections: 1000,
    });
    expect(pacesOf(tracked(700), tracked(800), tracked(950))).toEqual(['full', 'slow', 'paused']);
  });

  it('waits for a processor that is used up, whatever the limit', () => {
    expect(nextLoadState(unburdened, cpu(98), { ...limits, cpuPercent: 100 }).pace).toBe('paused');
  });

  it('slows down for a router that stopped answering, and never waits for it', () => {
    const silence = Array.from({ length: 50 }, () => undefined);
    expect(pacesOf(undefined, undefined)).toEqual(['full', 'full']);
    expect(pacesOf(...silence).at(-1)).toBe('slow');
    expect(pacesOf(cpu(99), ...silence).at(-1)).toBe('paused');
  });

  it('is full for a router that tells nothing', () => {
    const nothing = { cpuPercent: null, connections: null, maxConnections: null };
    expect(pacesOf(nothing, nothing)).toEqual(['full', 'full']);
  });

  it('comes back to full from anywhere once the load is gone', () => {
    const any = fc.array(fc.option(fc.nat(100), { nil: undefined }), { maxLength: 30 });
    fc.assert(
      fc.property(any, (before) => {
        const loads = before.map((percent) => (percent === undefined ? undefined : cpu(percent)));
        expect(pacesOf(...loads, cpu(5), cpu(5), cpu(5), cpu(5), cpu(5)).at(-1)).toBe('full');
      }),
    );
  });
});
