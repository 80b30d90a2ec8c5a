import { z } from 'zod';
import { removeNotificationGroup } from '../../store/queries/notification-group-queries.ts';
import { findScheduleOfGroup } from '../../store/queries/scan-schedule-group-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { groupAuditState } from './group-audit-state.ts';
import { visibleNotificationGroup } from './visible-notification-group.ts';

const DeleteNotificationGroupInput = z.strictObject({ notificationGroupId: UuidText });
export type DeleteNotificationGroupInput = z.input<typeof DeleteNotificationGroupInput>;

/**
 * Takes a group away that no schedule names. Scope `org:delete`. Throws `not_found` /
 * `notification_group_not_found`; `conflict` / `notification_group_in_use`.
 */
export async function deleteNotificationGroup(
  context: OperationContext,
  input: DeleteNotificationGroupInput,
): Promise<void> {
  authorise(context, 'org:delete');
  const { notificationGroupId: id } = parseInput(DeleteNotificationGroupInput, input);
  await context.store.transaction(async (connection) => {
    const group = await visibleNotificationGroup(connection, context, id, true);
    if (await findScheduleOfGroup(connection, context.organizationId, group)) {
      throw new SitewardenError(
        'conflict',
        'notification_group_in_use',
        `A scan schedule names the group '${group.name}'. Give the schedule another group first.`,
      );
    }
    await removeNotificationGroup(connection, context.organizationId, id);
    await recordChange(connection, context, {
      action: 'deleteNotificationGroup',
      objectKind: 'notification_group',
      objectId: id,
      before: groupAuditState(group),
    });
  });
}
