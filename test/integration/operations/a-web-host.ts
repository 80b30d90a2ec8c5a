import type { HostObservation } from '../../../src/domain/observation.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';

/** A host, as it is seen now, whose ports 443 and 8443 tell these versions of a server and of a proxy. */
export function hostAt(
  { clock }: Pick<OperationContext, 'clock'>,
  last: number,
  [server, proxy]: readonly [string, string],
): HostObservation {
  const at = clock.now().toISOString();
  const ssh = anSshService();
  const service = (port: number, product: string, version: string) => {
    const cpe = [`cpe:2.3:a:acme:${product}:${version}:*:*:*:*:*:*:*`];
    return { ...ssh, port, identity: { ...ssh.identity, version, cpe, extra: {} } };
  };
  const services = [service(443, 'server', server), service(8443, 'proxy', proxy)];
  const host = aHost(services, `10.0.0.${last}`);
  return {
    ...host,
    hostname: null,
    macAddress: `00:0C:42:00:00:0${last}`,
    startedAt: at,
    finishedAt: at,
  };
}
