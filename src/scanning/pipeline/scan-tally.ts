import type { ScanPhase, ScanProgress } from '../../domain/scan-progress.ts';

type Stage = 'discovery' | 'ports' | 'services';

/** The running figures of one scan, and how long each stage was under way. Stages overlap: hosts stream. */
export class ScanTally {
  readonly #addressesTotal: number;
  readonly #portsPerHost: number;
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
  packetsSent = 0;

  constructor(addressesTotal: number, portsPerHost: number) {
    this.#addressesTotal = addressesTotal;
    this.#portsPerHost = portsPerHost;
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
