import { z } from 'zod';
import type { DeliveryAttempt } from '../../domain/notification-delivery.ts';
import { listAttempts } from '../../store/queries/notification-delivery-queries.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { shownDelivery, type ShownDelivery } from './shown-delivery.ts';
import { visibleDelivery } from './visible-delivery.ts';

const GetNotificationDeliveryInput = z.strictObject({ notificationDeliveryId: UuidText });
export type GetNotificationDeliveryInput = z.input<typeof GetNotificationDeliveryInput>;

/** A delivery with everything that was tried. */
export interface DeliveryWithAttempts extends ShownDelivery {
  readonly log: readonly DeliveryAttempt[];
}

/**
 * One delivery and its attempts. Scope `org:view`. Throws `not_found` / `notification_delivery_not_found`; `forbidden` /
 * `restricted_to_sites`.
 */
export async function getNotificationDelivery(
  context: OperationContext,
  input: GetNotificationDeliveryInput,
): Promise<DeliveryWithAttempts> {
  authorise(context, 'org:view');
  assertWholeOrganization(context);
  const { notificationDeliveryId: id } = parseInput(GetNotificationDeliveryInput, input);
  const delivery = await visibleDelivery(context.store.db, id);
  return { ...shownDelivery(delivery), log: await listAttempts(context.store.db, id) };
}
