import type { HostResult } from '../../../src/domain/scan-result.ts';
import { keepInventory } from '../../../src/operations/findings/keep-inventory.ts';
import type { AbsenceJudge } from '../../../src/operations/findings/close-fixed.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';

/** A site of its own with nothing seen yet. */
export async function aSiteToSee(context: OperationContext): Promise<string> {
  const site = await createSite(context, { name: `Site ${context.newId()}`, networks: ['10.0.0.0/16'] });
  return site.id;
}

/** Keeps what a scan found at a site, as the end of its part does. Gives the id of the scan. */
export async function seeHosts(
  context: OperationContext,
  siteId: string,
  hosts: readonly HostResult[],
  scanId = context.newId(),
  judgeAbsence?: AbsenceJudge,
  judgedBy = 'sha256:none',
): Promise<string> {
  const place = { organizationId: context.organizationId, siteId, scanId, judgedBy };
  await context.store.transaction((connection) =>
    keepInventory(connection, context, place, hosts, judgeAbsence),
  );
  return scanId;
}
