import { z } from 'zod';
import type { NotificationGroup } from '../../domain/notification-group.ts';
import { replaceNotificationGroup } from '../../store/queries/notification-group-queries.ts';
import {
  findScheduleOfGroup,
  renameGroupInSchedules,
} from '../../store/queries/scan-schedule-group-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { assertGroupPermitted } from './assert-group-permitted.ts';
import { followReplacedAddresses } from './follow-replaced-addresses.ts';
import { groupAuditState } from './group-audit-state.ts';
import { groupTooNarrow } from './group-too-narrow.ts';
import { NotificationGroupTerms } from './notification-group-terms.ts';
import { refuseTakenGroupName } from './refuse-taken-group-name.ts';
import { sealNotifiables } from './seal-notifiables.ts';
import { showNotificationGroup } from './show-notification-groups.ts';
import type { ShownNotificationGroup } from './shown-notification-group.ts';
import { visibleNotificationGroup } from './visible-notification-group.ts';

const UpdateNotificationGroupInput = z.strictObject({
  notificationGroupId: UuidText,
  ...NotificationGroupTerms,
});
export type UpdateNotificationGroupInput = z.input<typeof UpdateNotificationGroupInput>;

/**
 * Replaces all of a group; a masked address keeps the one it stands for, an address its secret, schedules that name it by
 * its name follow a new one, and what was held back for an address goes to the one that took its place. Scope
 * `org:update`. Throws `conflict` / `notification_group_too_narrow` where a schedule that names it scans other sites,
 * `not_found` / `notification_group_not_found`, and what `createNotificationGroup` throws.
 */
export async function updateNotificationGroup(
  context: OperationContext,
  input: UpdateNotificationGroupInput,
): Promise<ShownNotificationGroup> {
  authorise(context, 'org:update');
  const { notificationGroupId: id, ...terms } = parseInput(UpdateNotificationGroupInput, input);
  const { organizationId } = context;
  return context.store
    .transaction(async (connection) => {
      await visibleNotificationGroup(connection, context, id);
      // Sites and users before the group, as those do who delete one.
      await assertGroupPermitted(connection, context, terms);
      const before = await visibleNotificationGroup(connection, context, id, true);
      const { siteIds } = terms;
      if (siteIds.length > 0 && (await findScheduleOfGroup(connection, organizationId, before, siteIds)))
        throw groupTooNarrow(before.name);
      const group: NotificationGroup = {
        ...before,
        ...terms,
        notifiables: sealNotifiables(context, id, terms.notifiables, before.notifiables),
        updatedAt: context.clock.now().toISOString(),
      };
      await replaceNotificationGroup(connection, organizationId, group);
      await followReplacedAddresses(connection, organizationId, before, group);
      if (before.name !== group.name)
        await renameGroupInSchedules(connection, organizationId, { from: before.name, to: group.name });
      await recordChange(connection, context, {
        action: 'updateNotificationGroup',
        objectKind: 'notification_group',
        objectId: id,
        before: groupAuditState(before),
        after: groupAuditState(group),
      });
      return showNotificationGroup(connection, context, group);
    })
    .catch((error: unknown) => refuseTakenGroupName(error, terms.name));
}
