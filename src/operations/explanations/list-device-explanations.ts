import { z } from 'zod';
import { parseCpeName } from '../../domain/cpe-name.ts';
import type { Explanation } from '../../domain/explanation.ts';
import { judgedCpes } from '../../domain/judged-cpes.ts';
import type { ServiceObservation, Transport } from '../../domain/observation.ts';
import { explainCandidate } from '../../matching/explain-candidate.ts';
import { listServicesOfDevices } from '../../store/queries/inventory-queries.ts';
import { authorise } from '../authorise.ts';
import { CveIdText } from '../cve-id-text.ts';
import { visibleDevice } from '../devices/visible-device.ts';
import { hostOfDevice } from '../findings/host-of-device.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';

const ListDeviceExplanationsInput = z.strictObject({ deviceId: UuidText, cveId: CveIdText });
export type ListDeviceExplanationsInput = z.input<typeof ListDeviceExplanationsInput>;

/** What comes of a CVE at one service of a device. */
export interface ServiceExplanation {
  readonly port: number;
  readonly transport: Transport;
  readonly explanation: Explanation;
}

/**
 * Explains what comes of a CVE at each service of a device that names a product, by the intelligence in use and what is
 * kept: also where it is no finding, and why not. Of the names of one service those count that a record knows, else the
 * first. By port. Scope `cve:view`. Throws `not_found` / `device_not_found`.
 */
export async function listDeviceExplanations(
  context: OperationContext,
  input: ListDeviceExplanationsInput,
): Promise<readonly ServiceExplanation[]> {
  authorise(context, 'cve:view');
  const { deviceId, cveId } = parseInput(ListDeviceExplanationsInput, input);
  const device = await visibleDevice(context, deviceId);
  const kept = await listServicesOfDevices(context.store.db, context.organizationId, [device.id]);
  const { services } = hostOfDevice(device, kept, device.lastSeenAt);
  const all = [...new Set(services.flatMap(({ identity }) => identity.cpe))];
  const intelligence = context.intelligence.current();
  const explained = (service: ServiceObservation): Explanation[] =>
    judgedCpes(service.identity).flatMap((cpe) => {
      const name = parseCpeName(cpe);
      if (name === undefined) return [];
      const inventory = all.filter((other) => other !== cpe).flatMap((other) => parseCpeName(other) ?? []);
      return [explainCandidate(intelligence, name, cveId, { inventory, identity: service.identity })];
    });
  return services
    .toSorted((a, b) => a.port - b.port || a.transport.localeCompare(b.transport))
    .flatMap((service) => {
      const own = explained(service);
      const judged = own.filter(({ outcome }) => outcome === 'judged');
      const { port, transport } = service;
      const shown = judged.length > 0 ? judged : own.slice(0, 1);
      return shown.map((explanation) => ({ port, transport, explanation }));
    });
}
