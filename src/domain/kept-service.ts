import type { ServiceObservation, TlsObservation } from './observation.ts';
import type { ServiceIdentity } from './service-identity.ts';

/** What is kept of a service after its scan, with its identity beside its place. */
export interface KeptService
  extends ServiceIdentity, Pick<ServiceObservation, 'port' | 'transport' | 'banner'> {
  readonly tls: TlsObservation | null;
  /** Id of the observation that its identity rests on. */
  readonly observationId: string | null;
}

/** The service as a scan saw it. Replies are not kept, only the id of the observation. */
export function observationOfKept(kept: KeptService, observedAt: string): ServiceObservation {
  const { port, transport, tls, banner, observationId: id } = kept;
  const { service, vendor, product, version, cpe, extra, fingerprint, confidence } = kept;
  return {
    port,
    transport,
    identity: { service, vendor, product, version, cpe, extra, fingerprint, confidence },
    tls,
    banner,
    observation: id === null ? null : { id, probe: '', observedAt, replyBase64: '' },
  };
}
