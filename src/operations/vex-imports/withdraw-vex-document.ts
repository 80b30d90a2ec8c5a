import { z } from 'zod';
import { lockInventories } from '../../store/queries/inventory-queries.ts';
import { endVexDocument, listVexDocumentsOf } from '../../store/queries/vex-document-queries.ts';
import type { VexImport } from '../../domain/vex-document.ts';
import type { Connection } from '../../store/database.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import { settleDecisions } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';

export const WithdrawVexDocumentInput = z.strictObject({ vexDocumentId: UuidText });
export type WithdrawVexDocumentInput = z.input<typeof WithdrawVexDocumentInput>;

/**
 * Ends all that a document decided: what nothing else covers is open again. The document stays for the history; one that
 * was withdrawn, or whose place another version took, stays as it is. Scope `cve:update`. Throws `not_found` /
 * `vex_document_not_found`.
 */
export async function withdrawVexDocument(
  context: OperationContext,
  input: WithdrawVexDocumentInput,
): Promise<void> {
  authorise(context, 'cve:update');
  const { vexDocumentId } = parseInput(WithdrawVexDocumentInput, input);
  const { organizationId, actor, clock } = context;
  await context.store.transaction(async (connection) => {
    const seen = await visibleDocument(context, connection, vexDocumentId);
    await lockInventories(connection, organizationId, seen.siteId);
    const before = await visibleDocument(context, connection, vexDocumentId, true);
    if (before.withdrawnAt !== null || before.replacedAt !== null) return;
    const end = { at: clock.now(), by: actor.id, as: 'document_withdrawn' } as const;
    const cveIds = await endVexDocument(connection, vexDocumentId, end);
    await settleDecisions(connection, context, { kind: 'cves', cveIds });
    await recordChange(connection, context, {
      action: 'withdrawVexDocument',
      objectKind: 'vex_document',
      objectId: vexDocumentId,
      before: { ...before },
      after: { ...before, withdrawnAt: end.at.toISOString(), withdrawnBy: actor.id },
    });
  });
}

/** The document, if the actor may see it; every other id alike is not there. */
async function visibleDocument(
  { organizationId, actor }: OperationContext,
  connection: Connection,
  id: string,
  lock = false,
): Promise<VexImport> {
  const options = { siteIds: actor.siteIds, id, lock, after: undefined, limit: 1 };
  const [document] = await listVexDocumentsOf(connection, organizationId, options);
  if (document !== undefined) return document;
  throw new SitewardenError('not_found', 'vex_document_not_found', `There is no VEX document ${id}.`);
}
