import type { DiscoveredBy, HostObservation } from '../../domain/observation.ts';
import { manufacturerOf } from '../discovery/manufacturer-of.ts';
import { startDeadline } from './deadline.ts';
import { HostServices } from './host-services.ts';
import type { ScanContext } from './scan-context.ts';
import { scanPorts } from './scan-ports.ts';
import { stopReasonOf } from './scan-stop.ts';

/**
 * Everything about one live host: its ports, and what listens there, each port identified as soon as it is found
 * and all of them at once. Always gives an observation; when time or a stop cut it short it says so.
 */
export async function scanHost(
  context: ScanContext,
  address: string,
  discoveredBy: DiscoveredBy,
  startedAt: Date,
): Promise<HostObservation> {
  const deadline = startDeadline(context.signal, context.request.limits.hostTimeoutMs, 'host_timeout');
  const { signal } = deadline;
  try {
    const identified = new HostServices(context, address, signal);
    for (const port of context.request.ports.udp) identified.begin(port, 'udp');
    const reasons = await context.tally.during('ports', async () =>
      scanPorts(context, address, signal, (port) => {
        context.tally.openPorts += 1;
        identified.begin(port, 'tcp');
      }),
    );
    const services = await identified.all();
    return {
      ipAddress: address,
      hostname: context.hostNames.get(address) ?? null,
      ...(await hardwareOf(context, address)),
      discoveredBy,
      services,
      partialReasons: [
        ...reasons,
        ...identified.partialReasons,
        ...(signal.aborted ? [stopReasonOf(signal)] : []),
      ],
      startedAt: startedAt.toISOString(),
      finishedAt: context.clock.now().toISOString(),
    };
  } finally {
    deadline.dispose();
  }
}

async function hardwareOf(
  context: ScanContext,
  address: string,
): Promise<Pick<HostObservation, 'macAddress' | 'manufacturer'>> {
  if (!context.isOnLink(address)) return { macAddress: null, manufacturer: null };
  const macAddress = (await context.neighbours())?.get(address) ?? null;
  const manufacturer = macAddress === null ? null : await manufacturerOf(macAddress).catch(() => null);
  return { macAddress, manufacturer };
}
