import type { NotificationDelivery } from '../../domain/notification-delivery.ts';
import { maskedAddress } from '../notification-groups/masked-address.ts';

/** A delivery as it is shown: of an address only its host, since the rest lets whoever has it send messages. */
export type ShownDelivery = Omit<NotificationDelivery, 'organizationId' | 'attemptsAllowed'>;

export function shownDelivery(delivery: NotificationDelivery): ShownDelivery {
  const { organizationId: _, attemptsAllowed: __, ...rest } = delivery;
  const { channel, recipient } = delivery;
  return { ...rest, recipient: channel === 'email' ? recipient : maskedAddress(recipient) };
}
