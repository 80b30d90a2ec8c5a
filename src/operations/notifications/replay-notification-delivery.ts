import { z } from 'zod';
import { reviveDelivery } from '../../store/queries/notification-delivery-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { attemptsPerRound } from './retry-times.ts';
import { shownDelivery, type ShownDelivery } from './shown-delivery.ts';
import { visibleDelivery } from './visible-delivery.ts';

const ReplayNotificationDeliveryInput = z.strictObject({ notificationDeliveryId: UuidText });
export type ReplayNotificationDeliveryInput = z.input<typeof ReplayNotificationDeliveryInput>;

/**
 * Sends a finished delivery once more, by the same id and with as many attempts as a new one has. Scope `org:update`.
 * Throws `not_found` / `notification_delivery_not_found`; `conflict` / `notification_delivery_waiting`; `forbidden` /
 * `restricted_to_sites`.
 */
export async function replayNotificationDelivery(
  context: OperationContext,
  input: ReplayNotificationDeliveryInput,
): Promise<ShownDelivery> {
  authorise(context, 'org:update');
  assertWholeOrganization(context);
  const { notificationDeliveryId: id } = parseInput(ReplayNotificationDeliveryInput, input);
  return context.store.transaction(async (connection) => {
    const before = await visibleDelivery(connection, id);
    const again = { dueAt: context.clock.now(), attempts: attemptsPerRound };
    const after = await reviveDelivery(connection, id, again);
    if (after === undefined) {
      throw new SitewardenError(
        'conflict',
        'notification_delivery_waiting',
        'This delivery waits to be sent already. It can be sent again once it is sent or given up.',
      );
    }
    await recordChange(connection, context, {
      action: 'replayNotificationDelivery',
      objectKind: 'notification_delivery',
      objectId: id,
      before: { state: before.state, attempts: before.attempts },
      after: { state: after.state },
    });
    return shownDelivery(after);
  });
}
