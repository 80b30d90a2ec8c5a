import { z } from 'zod';
import { forgetUserInGroups } from '../../store/queries/notification-group-queries.ts';
import { removeUser } from '../../store/queries/user-queries.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleUser } from './visible-user.ts';

const DeleteUserInput = z.strictObject({ userId: UuidText });
export type DeleteUserInput = z.input<typeof DeleteUserInput>;

/**
 * Takes a user away, out of groups and out of what schedules notify. Scope `org:delete`. Throws `not_found` /
 * `user_not_found`; `forbidden` / `restricted_to_sites`.
 */
export async function deleteUser(context: OperationContext, input: DeleteUserInput): Promise<void> {
  authorise(context, 'org:delete');
  assertWholeOrganization(context);
  const { userId } = parseInput(DeleteUserInput, input);
  const { organizationId } = context;
  await context.store.transaction(async (connection) => {
    const { email, name } = await visibleUser(connection, organizationId, userId, true);
    const notificationGroupIds = await forgetUserInGroups(connection, organizationId, userId);
    const scanScheduleIds = await removeUser(connection, organizationId, userId);
    const before = { email, name };
    await recordChange(connection, context, {
      action: 'deleteUser',
      objectKind: 'user',
      objectId: userId,
      before: { ...before, notificationGroupIds, scanScheduleIds },
    });
  });
}
