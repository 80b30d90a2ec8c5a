import { z } from 'zod';
import type { NotificationMessage } from '../../domain/notification.ts';
import { findDelivery } from '../../store/queries/notification-delivery-queries.ts';
import { insertDeliveries } from '../../store/queries/notification-outbox-queries.ts';
import { printableText } from '../../support/printable-text.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import { visibleNotificationGroup } from '../notification-groups/visible-notification-group.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { shownDelivery, type ShownDelivery } from './shown-delivery.ts';

const SendTestMessageInput = z.strictObject({ notificationGroupId: UuidText });
export type SendTestMessageInput = z.input<typeof SendTestMessageInput>;

/**
 * Sends everybody in a group a message that asks for nothing, once and whatever its hours are; the deliveries tell what
 * became of it. Scope `org:update`. Throws `not_found` / `notification_group_not_found`; `conflict` /
 * `notification_group_empty`.
 */
export async function sendTestMessage(
  context: OperationContext,
  input: SendTestMessageInput,
): Promise<readonly ShownDelivery[]> {
  authorise(context, 'org:update');
  const { notificationGroupId } = parseInput(SendTestMessageInput, input);
  const { organizationId, newId } = context;
  return context.store.transaction(async (connection) => {
    const group = await visibleNotificationGroup(connection, context, notificationGroupId);
    if (group.notifiables.length === 0) {
      throw new SitewardenError(
        'conflict',
        'notification_group_empty',
        `Nobody is in the group '${group.name}'. Put somebody into its notifiables first.`,
      );
    }
    const at = context.clock.now();
    const deliveries = group.notifiables.map(({ id, channel }) => ({
      id: newId(),
      groupId: group.id,
      channel,
      recipient: id,
      heldUntil: null,
      digest: null,
    }));
    const message = testMessage(group.name, at);
    await insertDeliveries(connection, organizationId, deliveries, { message, attemptsAllowed: 1, at });
    await recordChange(connection, context, {
      action: 'sendTestMessage',
      objectKind: 'notification_group',
      objectId: group.id,
      after: { deliveries: deliveries.map(({ id }) => id) },
    });
    const made = await Promise.all(deliveries.map(({ id }) => findDelivery(connection, id)));
    return made.flatMap((delivery) => (delivery === undefined ? [] : [shownDelivery(delivery)]));
  });
}

function testMessage(groupName: string, at: Date): NotificationMessage {
  return {
    event: 'test',
    urgency: 'info',
    subject: `Test message for ${printableText(groupName, 100)}`,
    summary: 'Somebody asked for this test message. Whoever reads it is told what Sitewarden has to tell.',
    facts: [{ name: 'Group', value: printableText(groupName, 100) }],
    scanId: null,
    occurredAt: at.toISOString(),
  };
}
