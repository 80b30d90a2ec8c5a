import { z } from 'zod';
import type { NotificationGroup } from '../../domain/notification-group.ts';
import { insertNotificationGroup } from '../../store/queries/notification-group-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { assertGroupPermitted } from './assert-group-permitted.ts';
import { groupAuditState } from './group-audit-state.ts';
import { NotificationGroupTerms } from './notification-group-terms.ts';
import { refuseTakenGroupName } from './refuse-taken-group-name.ts';
import { sealNotifiables } from './seal-notifiables.ts';
import { showNotificationGroup } from './show-notification-groups.ts';
import type { ShownNotificationGroup } from './shown-notification-group.ts';

const CreateNotificationGroupInput = z.strictObject(NotificationGroupTerms);
export type CreateNotificationGroupInput = z.input<typeof CreateNotificationGroupInput>;

/**
 * Makes a group. Scope `org:create`. Throws `conflict` / `notification_group_name_taken`; `not_found` /
 * `site_not_found`, `user_not_found`; `forbidden` / `restricted_to_sites`; `invalid` / `timezone_unknown`,
 * `parameter_missing`, `parameter_invalid`; `conflict` / `secret_key_missing`.
 */
export async function createNotificationGroup(
  context: OperationContext,
  input: CreateNotificationGroupInput,
): Promise<ShownNotificationGroup> {
  authorise(context, 'org:create');
  const given = parseInput(CreateNotificationGroupInput, input);
  const now = context.clock.now().toISOString();
  const id = context.newId();
  const notifiables = sealNotifiables(context, id, given.notifiables);
  const group: NotificationGroup = { id, ...given, notifiables, createdAt: now, updatedAt: now };
  return context.store
    .transaction(async (connection) => {
      await assertGroupPermitted(connection, context, group);
      await insertNotificationGroup(connection, context.organizationId, group);
      await recordChange(connection, context, {
        action: 'createNotificationGroup',
        objectKind: 'notification_group',
        objectId: group.id,
        after: groupAuditState(group),
      });
      return showNotificationGroup(connection, context, group);
    })
    .catch((error: unknown) => refuseTakenGroupName(error, group.name));
}
