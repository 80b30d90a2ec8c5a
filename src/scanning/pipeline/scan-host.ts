import type { DiscoveredBy, HostObservation, ServiceObservation } from '../../domain/observation.ts';
import { manufacturerOf } from '../discovery/manufacturer-of.ts';
import { startDeadline } from './deadline.ts';
import { heardAnnouncement } from './heard-announcement.ts';
import { HostServices } from './host-services.ts';
import type { ScanContext } from './scan-context.ts';
import { scanPorts } from './scan-ports.ts';
import { stopReasonOf } from './scan-stop.ts';

/**
 * Everything about one live host: its ports, and what listens there, each port identified as soon as it is found
 * and all of them at once. Always gives an observation; when time, a stop or `giveUp` cut it short it says so.
 */
export async function scanHost(
  context: ScanContext,
  address: string,
  discoveredBy: DiscoveredBy,
  startedAt: Date,
  giveUp?: AbortSignal,
): Promise<HostObservation> {
  const end = giveUp === undefined ? context.signal : AbortSignal.any([context.signal, giveUp]);
  const deadline = startDeadline(end, context.request.limits.hostTimeoutMs, 'host_timeout', () =>
    context.time.unpausedMs(),
  );
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
    const services = withHeard(await identified.all(), heardAnnouncement(context, address));
    const { ratePerSecond, deviceClass } = context.terms.of(address);
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
      traffic: {
        packetsSent: context.tally.takeSentTo(address),
        ratePerSecond,
        fragileClass: deviceClass,
      },
      startedAt: startedAt.toISOString(),
      finishedAt: context.clock.now().toISOString(),
    };
  } finally {
    deadline.dispose();
  }
}

/** What was asked for and answered goes before what was only heard. */
function withHeard(
  services: readonly ServiceObservation[],
  heard: ServiceObservation | undefined,
): readonly ServiceObservation[] {
  const isTold = services.some(({ port, transport }) => port === heard?.port && transport === 'udp');
  if (heard === undefined || isTold) return services;
  return [...services, heard].sort((a, b) => a.port - b.port || a.transport.localeCompare(b.transport));
}

async function hardwareOf(
  context: ScanContext,
  address: string,
): Promise<Pick<HostObservation, 'macAddress' | 'manufacturer'>> {
  if (!context.isOnLink(address)) return { macAddress: null, manufacturer: null };
  const macAddress = (await context.neighbours.table(address))?.get(address) ?? null;
  const manufacturer =
    macAddress === null ? null : await manufacturerOf(macAddress, context.makers).catch(() => null);
  return { macAddress, manufacturer };
}
