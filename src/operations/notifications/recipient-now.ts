import type { KeyObject } from 'node:crypto';
import type { LetterRecipient } from '../../domain/letter.ts';
import type { NotificationDelivery } from '../../domain/notification-delivery.ts';
import type { Connection } from '../../store/database.ts';
import { findNotificationGroup } from '../../store/queries/notification-group-queries.ts';
import { findUser } from '../../store/queries/user-queries.ts';
import { openSecret } from '../secret-seal.ts';

/**
 * Where a delivery goes at this moment: whoever was taken out of the group since, or deleted, is told nothing any more,
 * and a secret that was changed counts.
 */
export async function recipientNow(
  db: Connection,
  { organizationId, groupId, channel, recipient }: NotificationDelivery,
  secretKey: KeyObject | undefined,
): Promise<LetterRecipient | { readonly refusal: string }> {
  let secretSealed: string | undefined;
  if (groupId !== null) {
    const group = await findNotificationGroup(db, organizationId, groupId);
    const entry = group?.notifiables.find((one) => one.channel === channel && one.id === recipient);
    if (entry === undefined) return { refusal: 'the group no longer names the recipient' };
    secretSealed = entry.secretSealed;
  }
  if (channel === 'email') {
    const user = await findUser(db, organizationId, recipient);
    return user === undefined ? { refusal: 'the user is gone' } : { address: user.email, secret: undefined };
  }
  if (secretSealed === undefined) return { address: recipient, secret: undefined };
  const place = { organizationId, notificationGroupId: groupId ?? '' };
  const secret = secretKey && openSecret(secretSealed, secretKey, place);
  if (secret !== undefined) return { address: recipient, secret };
  return { refusal: 'its secret cannot be opened with the present SITEWARDEN_SECRET_KEY' };
}
