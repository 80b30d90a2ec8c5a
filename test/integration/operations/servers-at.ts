import type { HostObservation } from '../../../src/domain/observation.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { hostAt } from './a-web-host.ts';

/** A host that tells these versions of the server, by port. */
export function serversAt(
  context: OperationContext,
  last: number,
  versions: Readonly<Record<number, string>>,
): HostObservation {
  const services = Object.entries(versions).flatMap(([port, version]) => {
    const [service] = hostAt(context, last, [version, '9.0']).services;
    return service === undefined ? [] : [{ ...service, port: Number(port) }];
  });
  return { ...hostAt(context, last, ['9.0', '9.0']), services };
}
