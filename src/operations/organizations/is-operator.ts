import { findInstallation } from '../../store/queries/installation-queries.ts';
import type { OperationContext } from '../operation-context.ts';

/** Whether the actor belongs to the organization that runs the installation; only that one sees this row. */
export async function isOperator(
  context: Pick<OperationContext, 'organizationId' | 'store'>,
): Promise<boolean> {
  const installation = await findInstallation(context.store.db);
  return installation?.organizationId === context.organizationId;
}
