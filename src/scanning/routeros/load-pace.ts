import type { LoadLimits } from '../../domain/load-limits.ts';
import type { RouterLoad } from '../../domain/router-inventory.ts';
import type { ScanPace } from '../../domain/scan-pace.ts';

/** A pace and how many answers in a row spoke for a faster one, or were missing. */
export interface LoadState {
  readonly pace: ScanPace;
  readonly calm: number;
  readonly missing: number;
}

export const unburdened: LoadState = { pace: 'full', calm: 0, missing: 0 };

/** So far above its limit a value makes the scan wait, and so far below one it lets it go on as before, in percent. */
const marginPercent = 15;
/** A processor that is busier than this does nothing else any more, whatever the limit. */
const exhaustedPercent = 97;
/** Answers in a row that let a scan go faster: one calm moment between two bursts is none. */
const calmAnswers = 2;
/** Unanswered questions in a row after which a router counts as busy. */
const missingAnswers = 3;

/**
 * The pace after one more question for the router's load; undefined: it was not answered. Slower at once, faster by
 * one step after two calm answers, from slow to full only well below the limit: so the scan does not swing with
 * the load that it makes itself.
 */
export function nextLoadState(state: LoadState, load: RouterLoad | undefined, limits: LoadLimits): LoadState {
  if (load === undefined) {
    const missing = state.missing + 1;
    const pace = missing >= missingAnswers && state.pace === 'full' ? 'slow' : state.pace;
    return { pace, calm: 0, missing };
  }
  const excess = excessOf(load, limits);
  if (excess >= marginPercent || (load.cpuPercent ?? 0) >= exhaustedPercent) {
    return { pace: 'paused', calm: 0, missing: 0 };
  }
  if (excess >= 0) return { pace: state.pace === 'full' ? 'slow' : state.pace, calm: 0, missing: 0 };
  if (state.pace === 'full') return unburdened;
  const isCalm = state.pace === 'paused' || excess < -marginPercent;
  const calm = isCalm ? state.calm + 1 : 0;
  if (calm < calmAnswers) return { pace: state.pace, calm, missing: 0 };
  return { pace: state.pace === 'paused' ? 'slow' : 'full', calm: 0, missing: 0 };
}

/** Percent by which the worst value lies above its limit; negative below; what is not told says nothing. */
function excessOf({ cpuPercent, connections, maxConnections }: RouterLoad, limits: LoadLimits): number {
  const ofCpu = cpuPercent === null ? -Infinity : cpuPercent - limits.cpuPercent;
  const isTold = connections !== null && maxConnections !== null && maxConnections > 0;
  const ofTracking = isTold ? (connections / maxConnections) * 100 - limits.connectionsPercent : -Infinity;
  return Math.max(ofCpu, ofTracking);
}
