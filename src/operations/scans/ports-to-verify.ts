import type { Transport } from '../../domain/observation.ts';
import type { PortSelection } from '../../domain/scan-request.ts';
import { listPlacesOfTicket } from '../../store/queries/ticket-verification-queries.ts';
import { findServiceOfFinding } from '../../store/queries/verification-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';

/**
 * The ports that a scan asks at a site: those of the installation, or where it verifies a finding or what a ticket was to
 * mend there, those of their services alone. What is gone leaves nothing to ask.
 */
export async function portsToVerify(
  { store, ports }: { readonly store: Pick<TenantStore, 'db'>; readonly ports: PortSelection },
  scan: Pick<StoredScan, 'verifiesFindingId' | 'verifiesTicketId'>,
  siteId: string,
): Promise<PortSelection> {
  const { verifiesFindingId, verifiesTicketId } = scan;
  if (verifiesTicketId !== null)
    return selectionOf(await listPlacesOfTicket(store.db, { ticketId: verifiesTicketId, siteId }));
  if (verifiesFindingId === null) return ports;
  const service = await findServiceOfFinding(store.db, verifiesFindingId);
  return selectionOf(service === undefined ? [] : [service]);
}

function selectionOf(
  places: readonly { readonly port: number; readonly transport: Transport }[],
): PortSelection {
  const of = (transport: Transport): number[] =>
    [...new Set(places.filter((one) => one.transport === transport).map(({ port }) => port))].sort(
      (a, b) => a - b,
    );
  return { tcp: of('tcp'), udp: of('udp') };
}
