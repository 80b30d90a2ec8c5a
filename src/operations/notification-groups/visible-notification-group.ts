import type { NotificationGroup } from '../../domain/notification-group.ts';
import type { Connection } from '../../store/database.ts';
import { findNotificationGroup } from '../../store/queries/notification-group-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { maySeeGroup } from './may-see-group.ts';

/**
 * The group, if the actor may see all that it is about: for credentials bound to certain sites none but those.
 * Throws `not_found` / `notification_group_not_found`.
 */
export async function visibleNotificationGroup(
  db: Connection,
  context: Pick<OperationContext, 'actor' | 'organizationId'>,
  id: string,
  lock = false,
): Promise<NotificationGroup> {
  const group = await findNotificationGroup(db, context.organizationId, id, lock);
  if (group !== undefined && maySeeGroup(context.actor, group)) return group;
  const sentence = `There is no notification group ${id}.`;
  throw new SitewardenError('not_found', 'notification_group_not_found', sentence);
}
