import type { AgentWork } from '../../domain/agent-message.ts';
import { AgentScanEvent } from '../../domain/agent-observation.ts';
import type { HostObservation } from '../../domain/observation.ts';
import type { ScanEvent } from '../../domain/scan-progress.ts';
import { scanTargets } from '../../scanning/scan-targets.ts';
import type { Clock } from '../../support/clock.ts';
import type { IntelligenceBundle } from '../intelligence/open-intelligence.ts';

/** What one message can carry of one host. */
const mostBytesOfHost = 5_000_000;

/** Scans what an agent was told to, from where it stands. Gives what there is to tell. */
export async function* performAgentWork(
  { request }: AgentWork,
  options: { readonly signal: AbortSignal; readonly clock: Clock; readonly bundle: IntelligenceBundle },
): AsyncGenerator<AgentScanEvent, void, undefined> {
  const { signal, clock, bundle } = options;
  const knowledge = { feed: bundle.fingerprints, makers: bundle.makers };
  for await (const event of scanTargets(request, { signal, clock, ...knowledge })) {
    const told = tellable(event);
    if (told !== undefined) yield told;
  }
}

/** What of an event the server takes: of a host whose services say too much, or are too many for a message, the rest. */
export function tellable(event: ScanEvent): AgentScanEvent | undefined {
  const whole = AgentScanEvent.safeParse(event);
  const isSmall = event.type !== 'host' || bytesOf(event) <= mostBytesOfHost;
  if (whole.success && isSmall) return whole.data;
  if (event.type === 'end')
    return AgentScanEvent.safeParse({ ...event, partialReasons: cut(event.partialReasons) }).data;
  if (event.type !== 'host') return undefined;
  const { host } = event;
  const only = (services: HostObservation['services']): ScanEvent => ({
    type: 'host',
    host: { ...host, services },
  });
  let services = host.services.filter((service) => AgentScanEvent.safeParse(only([service])).success);
  while (services.length > 1 && bytesOf(services) > mostBytesOfHost) {
    services = services.slice(0, Math.floor(services.length / 2));
  }
  const reason = `${host.services.length - services.length} services left out: they say too much for a message`;
  const partialReasons = cut([...host.partialReasons, reason]).slice(-50);
  return AgentScanEvent.safeParse({ type: 'host', host: { ...host, services, partialReasons } }).data;
}

function cut(reasons: readonly string[]): string[] {
  return reasons.slice(0, 1000).map((reason) => reason.slice(0, 300));
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
