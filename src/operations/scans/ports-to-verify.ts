import type { PortSelection } from '../../domain/scan-request.ts';
import { findServiceOfFinding } from '../../store/queries/verification-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';

/** The ports that a scan asks: those of the installation, or where it verifies a finding, that of its service alone. */
export async function portsToVerify(
  { store, ports }: { readonly store: Pick<TenantStore, 'db'>; readonly ports: PortSelection },
  { verifiesFindingId }: Pick<StoredScan, 'verifiesFindingId'>,
): Promise<PortSelection> {
  if (verifiesFindingId === null) return ports;
  const service = await findServiceOfFinding(store.db, verifiesFindingId);
  // A finding that is gone leaves nothing to ask.
  if (service === undefined) return { tcp: [], udp: [] };
  const { port, transport } = service;
  return transport === 'tcp' ? { tcp: [port], udp: [] } : { tcp: [], udp: [port] };
}
