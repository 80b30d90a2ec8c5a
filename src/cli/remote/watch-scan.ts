import { setTimeout as wait } from 'node:timers/promises';
import { getScanReport } from '../../../client/generated/sdk.gen.ts';
import type { ScanReport } from '../../../client/generated/types.gen.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { progressLine, type ProgressLine } from '../progress-line.ts';
import { answerOf } from './answer-of.ts';
import type { Remote } from './remote.ts';

const missesAllowed = 5;

/**
 * Asks for a scan's report every `intervalMs` until the scan has ended, and shows how far it is on a terminal. A
 * service that is away for a moment, as for a restart, is asked again. Throws `command_stopped` when told to stop.
 */
export async function watchScan(remote: Remote, scanId: string, intervalMs: number): Promise<ScanReport> {
  const line = progressLine(remote.io.stderr);
  try {
    let misses = 0;
    for (;;) {
      const report = await reportOf(remote, scanId, misses < missesAllowed);
      misses = report === undefined ? misses + 1 : 0;
      if (report !== undefined && hasEnded(report)) return report;
      show(line, report?.progress ?? null);
      await wait(intervalMs, undefined, { signal: remote.signal });
    }
  } catch (error) {
    if (!remote.signal.aborted) throw error;
    throw new SitewardenError('unavailable', 'command_stopped', 'Stopped watching; the scan goes on.');
  } finally {
    line.end();
  }
}

/** Undefined when the service is not there at the moment and may be asked again. */
async function reportOf(remote: Remote, scan_id: string, again: boolean): Promise<ScanReport | undefined> {
  try {
    return await answerOf(getScanReport({ client: remote.client, path: { scan_id } }));
  } catch (error) {
    const away = error instanceof SitewardenError && ['unavailable', 'rate_limited'].includes(error.kind);
    if (away && again && !remote.signal.aborted) return undefined;
    throw error;
  }
}

function hasEnded({ status }: ScanReport): boolean {
  return ['finished', 'partial', 'stopped', 'failed'].includes(status);
}

function show(line: ProgressLine, progress: ScanReport['progress']): void {
  if (progress === null) return;
  line.update({
    phase: progress.phase,
    addressesTotal: progress.addresses_total,
    addressesDone: progress.addresses_done,
    hostsFound: progress.hosts_found,
    portsTotal: progress.ports_total,
    portsDone: progress.ports_done,
    openPorts: progress.open_ports,
    servicesIdentified: progress.services_identified,
    packetsSent: progress.packets_sent,
  });
}
