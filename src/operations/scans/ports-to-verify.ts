import type { Transport } from '../../domain/observation.ts';
import type { PortSelection } from '../../domain/scan-request.ts';
import { listServicesOfTicket } from '../../store/queries/ticket-verification-queries.ts';
import { listServicesOfFinding, type VerifiedService } from '../../store/queries/verification-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';

/**
 * The ports that a scan asks at a site: those of the installation, or where it verifies a finding or what a ticket was to
 * mend there, those of all services that show it. What is gone leaves nothing to ask.
 */
export async function portsToVerify(
  { store, ports }: { readonly store: Pick<TenantStore, 'db'>; readonly ports: PortSelection },
  scan: Pick<StoredScan, 'verifiesFindingId' | 'verifiesTicketId'>,
  siteId: string,
): Promise<PortSelection> {
  const { verifiesFindingId, verifiesTicketId } = scan;
  if (verifiesTicketId !== null)
    return selectionOf(await listServicesOfTicket(store.db, { ticketId: verifiesTicketId, siteId }));
  if (verifiesFindingId === null) return ports;
  return selectionOf(await listServicesOfFinding(store.db, verifiesFindingId));
}

function selectionOf(services: readonly VerifiedService[]): PortSelection {
  const of = (transport: Transport): number[] =>
    [...new Set(services.filter((one) => one.transport === transport).map(({ port }) => port))].sort(
      (a, b) => a - b,
    );
  return { tcp: of('tcp'), udp: of('udp') };
}
