import type { Permission } from '../domain/permission.ts';
import { findListVersion } from '../store/queries/list-version-queries.ts';
import { authorise } from './authorise.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * A word that stays the same as long as the organization's lists of schedules and reports say the same, but for the
 * age of their links; undefined while they may change at any moment. Throws `forbidden` / `missing_scope`.
 */
export async function readListVersion(
  context: OperationContext,
  permission: Permission,
): Promise<string | undefined> {
  authorise(context, permission);
  return findListVersion(context.store.db, context.organizationId);
}
