import type { HostObservation, ServiceObservation } from '../domain/observation.ts';

/** What was known of a device before a scan. */
export interface KnownMarks {
  readonly macAddresses: readonly string[];
  readonly hostname: string | null;
  readonly services: readonly Pick<ServiceObservation, 'port' | 'transport' | 'tls'>[];
}

/**
 * Whether a host is the device for more reasons than its address, which may be another machine's by now: a MAC address
 * of its own, the host name it had, or a certificate that it showed at the same port.
 */
export function isSurelyDevice(host: HostObservation, known: KnownMarks): boolean {
  if (host.macAddress !== null && known.macAddresses.includes(host.macAddress)) return true;
  return hasSameName(host, known.hostname) || host.services.some((service) => showsSame(service, known));
}

function hasSameName({ hostname, hostnameSource, ipAddress }: HostObservation, before: string | null) {
  // Whoever is in reach of the router can announce a name.
  if (hostname === null || before === null || hostnameSource === 'router_announcement') return false;
  return hostname.toLowerCase() === before.toLowerCase() && !namesItsAddress(hostname, ipAddress);
}

/** A name with the number of the address in it belongs to the address, as those of DHCP ranges do. */
function namesItsAddress(hostname: string, ipAddress: string): boolean {
  const last = Number(/\d+$/u.exec(ipAddress)?.[0] ?? Number.NaN);
  return [...hostname.matchAll(/\d+/gu)].some(([digits]) => Number(digits) === last);
}

function showsSame({ port, transport, tls }: ServiceObservation, { services }: KnownMarks): boolean {
  const shown = tls?.fingerprintSha256 ?? null;
  if (shown === null) return false;
  return services.some(
    (other) => other.port === port && other.transport === transport && other.tls?.fingerprintSha256 === shown,
  );
}
