import type { Notifiable } from '../../domain/notification-group.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { maskedAddress } from './masked-address.ts';
import type { GivenNotifiable } from './given-notifiable.ts';

/**
 * What a group shall tell, with masked addresses read as those of `before` that they stand for. Throws `invalid` /
 * `parameter_invalid` for one that stands for none.
 */
export function unmaskNotifiables(
  given: readonly GivenNotifiable[],
  before: readonly Notifiable[] = [],
): GivenNotifiable[] {
  const all = given.flatMap((one) => (isMasked(one) ? standingFor(one, before) : [one]));
  return [...new Map(all.map((one) => [`${one.channel} ${one.id}`, one])).values()];
}

function isMasked({ id, channel }: GivenNotifiable): boolean {
  return channel !== 'email' && maskedAddress(id) === id;
}

function standingFor(
  { id, channel, secret }: GivenNotifiable,
  before: readonly Notifiable[],
): readonly GivenNotifiable[] {
  const meant = before.filter((one) => one.channel === channel && maskedAddress(one.id) === id);
  if (meant.length > 0)
    return meant.map((one) => ({ id: one.id, channel, ...(secret !== undefined && { secret }) }));
  throw new SitewardenError(
    'invalid',
    'parameter_invalid',
    `The 'notifiables' parameter is not valid: '${id}' is how an address is shown, and the group has none like it. Send the whole address.`,
  );
}
