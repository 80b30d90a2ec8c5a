import { z } from 'zod';
import { watchScan } from '../../../client/generated/sdk.gen.ts';
import type { ScanProgress } from '../../domain/scan-progress.ts';
import type { Remote } from './remote.ts';

/** The service shows every 15 s that it lives. */
const silenceMs = 60_000;

const count = z.int().min(0);
const ScanEvent = z.object({
  progress: z
    .object({
      phase: z.enum(['discovery', 'ports', 'services', 'done']),
      addresses_total: count,
      addresses_done: count,
      hosts_found: count,
      ports_total: count,
      ports_done: count,
      open_ports: count,
      services_identified: count,
      packets_sent: count,
    })
    .nullable(),
});

/** How following ended: with the scan, before it, or there was nothing to follow. */
export type Followed = 'ended' | 'interrupted' | 'nothing';

/** Follows the events of a scan for as long as the service sends them. Never throws; a signal ends it too. */
export async function followScan(
  remote: Remote,
  scan_id: string,
  show: (progress: ScanProgress) => void,
): Promise<Followed> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  const signal = AbortSignal.any([remote.signal, silence.signal]);
  let followed = 'nothing' as Followed;
  try {
    const { stream } = await watchScan({
      client: remote.client,
      path: { scan_id },
      // In place of the one that ends every answer after a minute.
      fetch: (input, init) => fetch(input, { ...init, signal }),
      signal,
      sseMaxRetryAttempts: 1,
      onSseEvent({ event, data }) {
        timer.refresh();
        const parsed = ScanEvent.safeParse(data);
        if (!parsed.success) return;
        followed = event === 'end' ? 'ended' : 'interrupted';
        if (parsed.data.progress !== null) show(toProgress(parsed.data.progress));
      },
    });
    for await (const _event of stream) if (followed === 'ended') break;
  } catch {
    // The report tells what is wrong; it is asked for next.
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
  return followed;
}

/** Progress as the wire has it, in the product's own words. */
export function toProgress(progress: NonNullable<z.infer<typeof ScanEvent>['progress']>): ScanProgress {
  return {
    phase: progress.phase,
    addressesTotal: progress.addresses_total,
    addressesDone: progress.addresses_done,
    hostsFound: progress.hosts_found,
    portsTotal: progress.ports_total,
    portsDone: progress.ports_done,
    openPorts: progress.open_ports,
    servicesIdentified: progress.services_identified,
    packetsSent: progress.packets_sent,
  };
}
