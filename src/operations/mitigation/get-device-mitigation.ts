import { z } from 'zod';
import { describeSecurityRelease } from '../../domain/branch-knowledge.ts';
import { parseCpeName, type CpeName } from '../../domain/cpe-name.ts';
import type { DeviceMitigationFacts, MitigationStep } from '../../domain/device-mitigation.ts';
import { deviceMitigationSteps } from '../../reports/mitigation/device-mitigation-steps.ts';
import { renderDeviceMitigation } from '../../reports/mitigation/render-device-mitigation.ts';
import { observedProductOf } from '../../matching/observed-product.ts';
import { listFindingsOf } from '../../store/queries/finding-queries.ts';
import { listServicesOfDevice } from '../../store/queries/inventory-queries.ts';
import { authorise } from '../authorise.ts';
import { visibleDevice } from '../devices/visible-device.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { planProductMitigation, type AdviceIntelligence } from './plan-product-mitigation.ts';

export const GetDeviceMitigationInput = z.strictObject({ deviceId: UuidText });
export type GetDeviceMitigationInput = z.input<typeof GetDeviceMitigationInput>;

/** What to do about a device: as facts, as steps for each product, and as Markdown. */
export interface DeviceMitigation {
  readonly facts: DeviceMitigationFacts;
  /** In the order of the products of the facts. */
  readonly steps: readonly (readonly MitigationStep[])[];
  readonly markdown: string;
}

const mostFindings = 500;
const mostServices = 300;

/**
 * What to do about all open findings of a device, from the intelligence in use; no version is named that no statement
 * names. Scope `cve:view`. Throws `not_found` / `device_not_found`.
 */
export async function getDeviceMitigation(
  context: OperationContext,
  input: GetDeviceMitigationInput,
): Promise<DeviceMitigation> {
  authorise(context, 'cve:view');
  const { deviceId } = parseInput(GetDeviceMitigationInput, input);
  const device = await visibleDevice(context, deviceId);
  await settleEnded(context);
  const findings = await listFindingsOf(
    context.store.db,
    context.organizationId,
    { siteIds: context.actor.siteIds, deviceId, standing: 'open', closed: false },
    { order: 'score', after: undefined, limit: mostFindings },
  );
  const services = await listServicesOfDevice(context.store.db, deviceId, {
    after: undefined,
    limit: mostServices,
  });
  const others = services.flatMap(({ cpe }) => cpe.map(parseCpeName)).filter((name) => name !== undefined);
  const intelligence = context.intelligence.current();
  const products = [...Map.groupBy(findings, ({ evidence }) => evidence.judgedCpe)].flatMap(([cpe, own]) => {
    const name: CpeName | undefined = parseCpeName(cpe);
    return name === undefined ? [] : [planProductMitigation(intelligence, name, own, { services, others })];
  });
  const told = new Set(products.map(({ product }) => product));
  const facts: DeviceMitigationFacts = {
    device: { id: device.id, ipAddress: device.ipAddress, hostname: device.hostname },
    products,
    notes: notesOnOthers(
      intelligence,
      others.filter((name) => !told.has(observedProductOf(name).key)),
    ),
    furtherFindings: findings.length < mostFindings ? 0 : Math.max(0, device.openCveCount - mostFindings),
    intel: intelligence.info,
  };
  return {
    facts,
    steps: products.map(deviceMitigationSteps),
    markdown: renderDeviceMitigation(facts),
  };
}

/** A vendor tells of security fixes days before there is a CVE that could be a finding. */
function notesOnOthers({ routerOs }: AdviceIntelligence, names: readonly CpeName[]): string[] {
  const notes = names.flatMap((name) => {
    const { key, fullVersion } = observedProductOf(name);
    const releases = routerOs?.findBranch(key, fullVersion)?.securityReleases ?? [];
    return releases.map((release) => describeSecurityRelease('RouterOS', release));
  });
  return [...new Set(notes)];
}
