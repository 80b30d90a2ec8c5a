import { z } from 'zod';
import { parseCpeName } from '../../domain/cpe-name.ts';
import type { Explanation } from '../../domain/explanation.ts';
import { explainCandidate } from '../../matching/explain-candidate.ts';
import { listFindingsOf } from '../../store/queries/finding-queries.ts';
import { listServicesOfDevices } from '../../store/queries/inventory-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import { visibleDevice } from '../devices/visible-device.ts';
import { hostOfDevice } from '../findings/host-of-device.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';

export const GetFindingExplanationInput = z.strictObject({ findingId: UuidText });
export type GetFindingExplanationInput = z.input<typeof GetFindingExplanationInput>;

/**
 * Explains a finding by the intelligence in use and what is kept of its device, all its services included. Scope
 * `cve:view`. Throws `not_found` / `finding_not_found`.
 */
export async function getFindingExplanation(
  context: OperationContext,
  input: GetFindingExplanationInput,
): Promise<Explanation> {
  authorise(context, 'cve:view');
  const { findingId } = parseInput(GetFindingExplanationInput, input);
  const { db } = context.store;
  const filter = { siteIds: context.actor.siteIds, id: findingId };
  const options = { now: context.clock.now(), order: 'score', after: undefined, limit: 1 } as const;
  const [finding] = await listFindingsOf(db, context.organizationId, filter, options);
  const name = finding === undefined ? undefined : parseCpeName(finding.evidence.judgedCpe);
  if (finding === undefined || name === undefined) {
    throw new SitewardenError('not_found', 'finding_not_found', `There is no finding ${findingId}.`);
  }
  const device = await visibleDevice(context, finding.deviceId);
  const services = await listServicesOfDevices(db, context.organizationId, [device.id]);
  const host = hostOfDevice(device, services, device.lastSeenAt);
  const { judgedCpe } = finding.evidence;
  const others = new Set(host.services.flatMap(({ identity }) => identity.cpe));
  others.delete(judgedCpe);
  // A service that has become another program since says nothing of the one that was judged.
  const service = host.services.find(
    ({ port, transport, identity }) =>
      port === finding.port && transport === finding.transport && identity.cpe.includes(judgedCpe),
  );
  return explainCandidate(context.intelligence.current(), name, finding.cveId, {
    inventory: [...others].map(parseCpeName).filter((other) => other !== undefined),
    identity: service?.identity,
  });
}
