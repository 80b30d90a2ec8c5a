import { z } from 'zod';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { showNotificationGroup } from './show-notification-groups.ts';
import type { ShownNotificationGroup } from './shown-notification-group.ts';
import { visibleNotificationGroup } from './visible-notification-group.ts';

const GetNotificationGroupInput = z.strictObject({ notificationGroupId: UuidText });
export type GetNotificationGroupInput = z.input<typeof GetNotificationGroupInput>;

/** One group; addresses in full only with `org:update`. Scope `org:view`. Throws `not_found` / `notification_group_not_found`. */
export async function getNotificationGroup(
  context: OperationContext,
  input: GetNotificationGroupInput,
): Promise<ShownNotificationGroup> {
  authorise(context, 'org:view');
  const { notificationGroupId } = parseInput(GetNotificationGroupInput, input);
  const group = await visibleNotificationGroup(context.store.db, context, notificationGroupId);
  return showNotificationGroup(context.store.db, context, group);
}
