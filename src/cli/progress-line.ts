import type { ScanProgress } from '../domain/scan-progress.ts';
import type { CliStreams } from './cli-streams.ts';
import { rewrittenLine } from './rewritten-line.ts';

/** One line on a terminal that is rewritten as the scan goes; silent when the stream is not a terminal. */
export interface ProgressLine {
  update(progress: ScanProgress): void;
  end(): void;
}

export function progressLine(stream: CliStreams['stderr']): ProgressLine {
  const line = rewrittenLine(stream);
  return { update: (progress) => line.show(describeProgress(progress)), end: () => line.end() };
}

/** The same figures as words, also used where lines are printed one below the other. */
export function describeProgress(progress: ScanProgress): string {
  const share = progress.portsTotal === 0 ? 0 : Math.floor((progress.portsDone / progress.portsTotal) * 100);
  return (
    `${progress.phase}: ${progress.addressesDone}/${progress.addressesTotal} addresses, ` +
    `${progress.hostsFound} hosts, ports ${share}%, ${progress.openPorts} open, ` +
    `${progress.servicesIdentified} services identified, ${progress.packetsSent} packets`
  );
}
