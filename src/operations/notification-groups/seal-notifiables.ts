import type { Notifiable } from '../../domain/notification-group.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { sealSecret } from '../secret-seal.ts';
import type { GivenNotifiable } from './given-notifiable.ts';
import { unmaskNotifiables } from './unmask-notifiables.ts';

/**
 * The recipients as they are kept. A secret that is not given again stays with its address. Throws `invalid` /
 * `parameter_invalid` for a webhook without one; `conflict` / `secret_key_missing`.
 */
export function sealNotifiables(
  { organizationId, settings }: Pick<OperationContext, 'organizationId' | 'settings'>,
  groupId: string,
  given: readonly GivenNotifiable[],
  before: readonly Notifiable[] = [],
): Notifiable[] {
  const place = { organizationId, notificationGroupId: groupId };
  return unmaskNotifiables(given, before).map(({ id, channel, secret }) => {
    if (secret !== undefined) {
      return { id, channel, secretSealed: sealSecret(secret, keyOf(settings), place) };
    }
    const kept = before.find((one) => one.channel === channel && one.id === id)?.secretSealed;
    if (kept !== undefined) return { id, channel, secretSealed: kept };
    if (channel !== 'webhook') return { id, channel };
    throw new SitewardenError(
      'invalid',
      'parameter_invalid',
      "The 'notifiables' parameter is not valid: a webhook needs a secret to be signed with. Make one with: echo whsec_$(openssl rand -base64 32)",
    );
  });
}

function keyOf({ secretKey }: Pick<OperationContext['settings'], 'secretKey'>) {
  if (secretKey !== undefined) return secretKey;
  throw new SitewardenError(
    'conflict',
    'secret_key_missing',
    'A secret can be kept only sealed, and this installation has no key for that. The operator sets ' +
      'SITEWARDEN_SECRET_KEY to the output of: openssl rand -base64 32',
  );
}
