import type { ScanPhase, ScanProgress } from '../../domain/scan-progress.ts';
import { RateMeter } from '../budget/rate-meter.ts';

type Stage = 'discovery' | 'ports' | 'services';

/** The running figures of one scan, and how long each stage was under way. Stages overlap: hosts stream. */
export class ScanTally {
  readonly #addressesTotal: number;
  readonly #portsPerHost: number;
  readonly #onSent: ((packets: number) => void) | undefined;
  readonly #stages: Record<Stage, { running: number; firstMs: number; lastMs: number }> = {
    discovery: { running: 0, firstMs: 0, lastMs: 0 },
    ports: { running: 0, firstMs: 0, lastMs: 0 },
    services: { running: 0, firstMs: 0, lastMs: 0 },
  };
  addressesDone = 0;
  hostsFound = 0;
  portsDone = 0;
  openPorts = 0;
  servicesIdentified = 0;
  readonly #sent = new RateMeter();
  readonly #sentByHost = new Map<string, number>();

  /** `onSent` is told of what was sent as well. */
  constructor(addressesTotal: number, portsPerHost: number, onSent?: (packets: number) => void) {
    this.#addressesTotal = addressesTotal;
    this.#portsPerHost = portsPerHost;
    this.#onSent = onSent;
  }

  /** Connection attempts and datagrams so far, echo requests too. */
  get packetsSent(): number {
    return this.#sent.total;
  }

  /** Packets of the busiest second. */
  get peakPerSecond(): number {
    return this.#sent.peakPerSecond;
  }

  countSent(address: string, count = 1): void {
    this.#sent.add(count);
    this.#onSent?.(count);
    this.#sentByHost.set(address, (this.#sentByHost.get(address) ?? 0) + count);
  }

  /** What was sent to `address`, which is done: it is not counted on its own any more. */
  takeSentTo(address: string): number {
    const sent = this.#sentByHost.get(address) ?? 0;
    this.#sentByHost.delete(address);
    return sent;
  }

  /** Runs `work` as part of `stage`, so that its time is counted. */
  async during<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
    const record = this.#stages[stage];
    if (record.firstMs === 0) record.firstMs = performance.now();
    record.running += 1;
    try {
      return await work();
    } finally {
      record.running -= 1;
      record.lastMs = performance.now();
    }
  }

  /** Milliseconds from the first start to the last end of each stage. */
  phaseMs(): Record<Stage, number> {
    const lasted = (stage: Stage): number => {
      const { firstMs, lastMs } = this.#stages[stage];
      return Math.round(Math.max(0, lastMs - firstMs));
    };
    return { discovery: lasted('discovery'), ports: lasted('ports'), services: lasted('services') };
  }

  progress(isDone: boolean): ScanProgress {
    return {
      phase: isDone ? 'done' : this.#phase(),
      addressesTotal: this.#addressesTotal,
      addressesDone: this.addressesDone,
      hostsFound: this.hostsFound,
      portsDone: this.portsDone,
      portsTotal: this.hostsFound * this.#portsPerHost,
      openPorts: this.openPorts,
      servicesIdentified: this.servicesIdentified,
      packetsSent: this.packetsSent,
    };
  }

  /** The earliest stage with work under way: later ones have begun for single hosts already. */
  #phase(): ScanPhase {
    const stages: Stage[] = ['discovery', 'ports', 'services'];
    const begun = stages.findLast((stage) => this.#stages[stage].firstMs > 0);
    return stages.find((stage) => this.#stages[stage].running > 0) ?? begun ?? 'discovery';
  }
}
