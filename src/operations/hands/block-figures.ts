import type { BlockNews } from '../../domain/scan-block.ts';
import { addProgress, noProgress, type ScanEvent, type ScanProgress } from '../../domain/scan-progress.ts';
import { addTraffic, type ScanTraffic } from '../../domain/scan-traffic.ts';
import type { TakenBlock } from '../../store/queries/scan-block-queries.ts';
import type { HandContext } from './hand-context.ts';
import type { BlockPlan } from './block-plan.ts';
import type { BlockWatch } from './block-watch.ts';

export type BlockFigures = ReturnType<typeof blockFigures>;

/** What a block amounts to while it is worked on. */
export function blockFigures({ limits }: Pick<HandContext, 'limits'>, { block }: TakenBlock) {
  const { ratePerSecond, ratePerSecondPerHost } = limits;
  const reasons = new Set<string>();
  let excludedDevices = 0;
  let [addressesBefore, hostsBefore] = [0, 0];
  let finished: ScanTraffic | null = null;
  let sum: ScanProgress | undefined;
  let current: ScanProgress | undefined;
  const progress = (): ScanProgress | null => {
    const newest = current ?? sum;
    if (newest === undefined) return null;
    const all = current === undefined || sum === undefined ? newest : addProgress(sum, current);
    return {
      ...all,
      addressesTotal: block.addresses,
      addressesDone: all.addressesDone + addressesBefore,
      hostsFound: all.hostsFound + hostsBefore,
      packetsSent: all.packetsSent + (block.trafficBefore?.packetsSent ?? 0),
    };
  };
  const news = ({ share, log }: BlockWatch): BlockNews => {
    const packetsSent = Math.max(log.total, finished?.packetsSent ?? 0);
    const peakPerSecond = Math.max(log.peak, finished?.peakPerSecond ?? 0);
    const sent = { packetsSent, peakPerSecond, ratePerSecond, ratePerSecondPerHost };
    return {
      progress: progress(),
      traffic: addTraffic(block.trafficBefore, sent),
      silentAsked: share.silentAsked,
      sentBySecond: log.recent(),
    };
  };
  return {
    news,
    begin(plan: BlockPlan) {
      ({ addressesBefore, hostsBefore } = plan);
    },
    note(event: ScanEvent) {
      if (event.type === 'progress') current = event.progress;
      if (event.type !== 'end') return;
      for (const reason of event.partialReasons) reasons.add(reason);
      excludedDevices += event.excludedDevices;
      finished = addTraffic(finished, event.traffic);
      if (current !== undefined) sum = sum === undefined ? current : addProgress(sum, current);
      current = undefined;
    },
    outcome: () => ({ reasons: [...reasons], excludedDevices }),
    /** One that came to its end has done all of its addresses. */
    last(watch: BlockWatch, isCut: boolean): BlockNews {
      const told = news(watch);
      const done = told.progress ?? { ...noProgress, hostsFound: hostsBefore };
      const addressesDone = isCut ? done.addressesDone : block.addresses;
      return {
        ...told,
        progress: { ...done, phase: 'done', addressesTotal: block.addresses, addressesDone },
      };
    },
  };
}
