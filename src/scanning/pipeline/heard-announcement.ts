import { parseMacAddress } from '../../domain/mac-address.ts';
import type { ServiceObservation } from '../../domain/observation.ts';
import type { Clock } from '../../support/clock.ts';
import { identifyReply } from '../fingerprint/identify-reply.ts';
import { serviceObservation } from '../fingerprint/service-observation.ts';
import type { HeardDatagrams } from '../sockets/hear-datagrams.ts';

/** MikroTik Neighbor Discovery. */
export const mndpPort = 5678;

/** What a device of the segment announced of itself to everybody, as a service; undefined for none, and for other bytes. */
export function heardAnnouncement(
  { announcements, clock }: { readonly announcements: HeardDatagrams | undefined; readonly clock: Clock },
  address: string,
): ServiceObservation | undefined {
  const received = announcements?.from(address);
  // Requests for an announcement go to the same port.
  if (received === undefined || received.length <= 4) return undefined;
  const target = { address, port: mndpPort, transport: 'udp' } as const;
  const read = identifyReply({ ...target, protocol: 'mndp', data: received });
  if (read.service !== 'mndp') return undefined;
  const identity = { ...read, extra: { ...read.extra, heard_by: 'scanner' } };
  return serviceObservation(target, { probe: 'mndp-heard', received, identity, tls: null }, clock);
}

/** The MAC that it announced, null where it did not. Anybody can send one in another's name: enough to exclude, never to identify. */
export function announcedMac(announcement: ServiceObservation | undefined): string | null {
  return parseMacAddress(announcement?.identity.extra['mac_address'] ?? '') ?? null;
}
