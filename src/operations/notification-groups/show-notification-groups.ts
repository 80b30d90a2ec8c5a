import type { NotificationGroup } from '../../domain/notification-group.ts';
import type { Connection } from '../../store/database.ts';
import { listSchedulesBeyondGroups } from '../../store/queries/scan-schedule-group-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { shownNotificationGroup, type ShownNotificationGroup } from './shown-notification-group.ts';

/** Groups as the actor may see them, with the schedules of his that name them in vain. */
export async function showNotificationGroups(
  connection: Connection,
  { actor, organizationId }: Pick<OperationContext, 'actor' | 'organizationId'>,
  groups: readonly NotificationGroup[],
): Promise<ShownNotificationGroup[]> {
  const ids = groups.map(({ id }) => id);
  const beyond = Map.groupBy(
    await listSchedulesBeyondGroups(connection, organizationId, ids, actor.siteIds),
    ({ groupId }) => groupId,
  );
  return groups.map((group) =>
    shownNotificationGroup(
      actor,
      group,
      (beyond.get(group.id) ?? []).map(({ scheduleId }) => scheduleId),
    ),
  );
}

/** The same of one. */
export async function showNotificationGroup(
  connection: Connection,
  context: Pick<OperationContext, 'actor' | 'organizationId'>,
  group: NotificationGroup,
): Promise<ShownNotificationGroup> {
  const [shown] = await showNotificationGroups(connection, context, [group]);
  return shown ?? shownNotificationGroup(context.actor, group, []);
}
