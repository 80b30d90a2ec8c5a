import type {
  DiscoveredBy,
  HostObservation,
  ServiceObservation,
  Transport,
} from '../../domain/observation.ts';
import { manufacturerOf } from '../discovery/manufacturer-of.ts';
import { startDeadline } from './deadline.ts';
import { identifyPort } from './identify-port.ts';
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
    const identifications: Promise<ServiceObservation | undefined>[] = [];
    const identify = (port: number, transport: Transport): void => {
      const identified = context.tally.during('services', async () =>
        identifyPort(context, { address, port, transport }, signal),
      );
      identifications.push(identified.then((service) => counted(context, service)));
    };
    for (const port of context.request.ports.udp) identify(port, 'udp');
    const reasons = await context.tally.during('ports', async () =>
      scanPorts(context, address, signal, (port) => {
        context.tally.openPorts += 1;
        identify(port, 'tcp');
      }),
    );
    const found = await Promise.all(identifications);
    const services = found.filter((service) => service !== undefined).sort(byPort);
    const partialReasons = signal.aborted ? [...reasons, stopReasonOf(signal)] : reasons;
    return {
      ipAddress: address,
      hostname: context.hostNames.get(address) ?? null,
      ...(await hardwareOf(context, address)),
      discoveredBy,
      services,
      partialReasons,
      startedAt: startedAt.toISOString(),
      finishedAt: context.clock.now().toISOString(),
    };
  } finally {
    deadline.dispose();
  }
}

function counted(
  context: ScanContext,
  service: ServiceObservation | undefined,
): ServiceObservation | undefined {
  if (service?.transport === 'udp') context.tally.openPorts += 1;
  if (service !== undefined && service.identity.service !== null) context.tally.servicesIdentified += 1;
  return service;
}

function byPort(a: ServiceObservation, b: ServiceObservation): number {
  return a.port - b.port || a.transport.localeCompare(b.transport);
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
