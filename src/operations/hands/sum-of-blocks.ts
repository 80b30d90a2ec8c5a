import type { KeptBlock } from '../../domain/scan-block.ts';
import { addProgress, noProgress, type ScanPhase, type ScanProgress } from '../../domain/scan-progress.ts';
import { addTraffic, type ScanTraffic } from '../../domain/scan-traffic.ts';

const phases: readonly ScanPhase[] = ['discovery', 'ports', 'services', 'done'];

/** How far a divided part is: all blocks together, in the phase of the one furthest behind of those under way. */
export function progressOfBlocks(blocks: readonly KeptBlock[], hostsBefore: number): ScanProgress {
  const before = { ...noProgress, addressesDone: hostsBefore, hostsFound: hostsBefore };
  const sum = blocks.reduce<ScanProgress>(
    (all, { progress }) => addProgress(all, progress ?? noProgress),
    before,
  );
  const behind = blocks
    .filter(({ state }) => state === 'taken')
    .map(({ progress }) => phases.indexOf(progress?.phase ?? 'discovery'));
  const done = blocks.filter(({ state }) => state === 'done').length;
  const idle = done === 0 ? 0 : phases.length - 2;
  const earliest = behind.length === 0 ? idle : Math.min(...behind, phases.length - 2);
  const phase = done === blocks.length ? 'done' : (phases[earliest] ?? 'discovery');
  return { ...sum, phase, addressesTotal: addressesOf(blocks, hostsBefore) };
}

/** How many addresses a divided part has. */
export function addressesOf(blocks: readonly Pick<KeptBlock, 'addresses'>[], hostsBefore: number): number {
  return blocks.reduce((sum, { addresses }) => sum + addresses, hostsBefore);
}

/** What is told of a divided part in the end, beside its hosts. */
export interface OutcomeOfBlocks {
  readonly reasons: readonly string[];
  readonly excludedDevices: number;
  readonly traffic: ScanTraffic | null;
}

/** `peakPerSecond` is that of all workers together. */
export function outcomeOfBlocks(blocks: readonly KeptBlock[], peakPerSecond: number): OutcomeOfBlocks {
  const outcomes = blocks.flatMap(({ outcome }) => outcome ?? []);
  const traffic = blocks.reduce<ScanTraffic | null>((sum, block) => addTraffic(sum, block.traffic), null);
  return {
    reasons: [...new Set(outcomes.flatMap(({ reasons }) => reasons))].sort(),
    excludedDevices: outcomes.reduce((sum, { excludedDevices }) => sum + excludedDevices, 0),
    traffic: traffic && { ...traffic, peakPerSecond: Math.max(traffic.peakPerSecond, peakPerSecond) },
  };
}

/** Adds up, by second, what several workers send. */
export interface PeakOfBlocks {
  note(blocks: readonly KeptBlock[]): void;
  /** Packets of the busiest second so far. */
  peak(): number;
}

/** Blocks tell of the last seconds; older ones are complete. */
const secondsKept = 30;

export function peakOfBlocks(peakBefore: number): PeakOfBlocks {
  const seconds = new Map<number, Map<string, number>>();
  let peak = peakBefore;
  return {
    note(blocks) {
      for (const { id, lease, sentBySecond } of blocks)
        for (const [second, packets] of sentBySecond) {
          const counts = seconds.get(second) ?? new Map<string, number>();
          counts.set(`${id} ${lease}`, packets);
          seconds.set(second, counts);
          peak = Math.max(
            peak,
            counts.values().reduce((sum, count) => sum + count, 0),
          );
        }
      const newest = Math.max(...seconds.keys());
      for (const second of seconds.keys()) if (second < newest - secondsKept) seconds.delete(second);
    },
    peak: () => peak,
  };
}
