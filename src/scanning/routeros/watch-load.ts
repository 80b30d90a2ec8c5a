import { setTimeout as pause } from 'node:timers/promises';
import type { LoadLimits } from '../../domain/load-limits.ts';
import type { RouterLoad } from '../../domain/router-inventory.ts';
import type { RouterLoadReport } from '../../domain/router-report.ts';
import type { ScanPace } from '../../domain/scan-pace.ts';
import { nextLoadState, unburdened } from './load-pace.ts';

export interface LoadWatchOptions {
  /** Asks the router for its load; undefined when it does not answer in time. */
  readonly read: (signal: AbortSignal) => Promise<RouterLoad | undefined>;
  readonly limits: LoadLimits;
  readonly onPace: (pace: ScanPace) => void;
}

export interface LoadWatch {
  /** Ends the watch; what it saw, and how long the scan went easy. */
  end(): Promise<RouterLoadReport>;
}

const longestAnswerMs = 5000;

/** Asks the router for its load every few seconds and sets the pace of the scan by it, until it is ended. */
export function watchLoad({ read, limits, onPace }: LoadWatchOptions): LoadWatch {
  const ending = new AbortController();
  const { signal } = ending;
  let state = unburdened;
  let [polls, failedPolls] = [0, 0];
  const spentMs: Record<ScanPace, number> = { full: 0, slow: 0, paused: 0 };
  let since = performance.now();
  const highest = { cpu: -1, connections: -1, maxConnections: -1 };
  const settle = (): void => {
    const now = performance.now();
    spentMs[state.pace] += now - since;
    since = now;
  };
  const take = (load: RouterLoad | undefined): void => {
    polls += 1;
    if (load === undefined) failedPolls += 1;
    highest.cpu = Math.max(highest.cpu, load?.cpuPercent ?? -1);
    highest.connections = Math.max(highest.connections, load?.connections ?? -1);
    highest.maxConnections = Math.max(highest.maxConnections, load?.maxConnections ?? -1);
    settle();
    const next = nextLoadState(state, load, limits);
    if (next.pace !== state.pace) onPace(next.pace);
    state = next;
  };
  const watching = (async () => {
    while (!signal.aborted) {
      const until = AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]);
      const load = await read(until).catch(() => undefined);
      if (signal.aborted) return;
      take(load);
      await pause(limits.pollEveryMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    async end() {
      ending.abort();
      await watching;
      settle();
      return {
        polls,
        failedPolls,
        highestCpuPercent: told(highest.cpu),
        highestConnections: told(highest.connections),
        maxConnections: told(highest.maxConnections),
        slowedMs: Math.round(spentMs.slow),
        pausedMs: Math.round(spentMs.paused),
      };
    },
  };
}

function told(highest: number): number | null {
  return highest < 0 ? null : highest;
}
