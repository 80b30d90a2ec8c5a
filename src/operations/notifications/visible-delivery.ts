import type { NotificationDelivery } from '../../domain/notification-delivery.ts';
import type { Connection } from '../../store/database.ts';
import { findDelivery } from '../../store/queries/notification-delivery-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** A delivery of the connection's organization. Throws `not_found` / `notification_delivery_not_found`. */
export async function visibleDelivery(connection: Connection, id: string): Promise<NotificationDelivery> {
  const delivery = await findDelivery(connection, id);
  if (delivery !== undefined) return delivery;
  const sentence = `There is no notification delivery ${id}.`;
  throw new SitewardenError('not_found', 'notification_delivery_not_found', sentence);
}
