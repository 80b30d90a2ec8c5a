import { maySeeSite } from '../../domain/actor.ts';
import type { Notifiable, NotificationGroup } from '../../domain/notification-group.ts';
import type { Connection } from '../../store/database.ts';
import { keepSites } from '../../store/queries/site-queries.ts';
import { lockUsers } from '../../store/queries/user-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import type { OperationContext } from '../operation-context.ts';
import { siteNotFound } from '../sites/visible-site.ts';

/**
 * Refuses a group that names what is not there. Without sites it is about all of them, which credentials for certain
 * sites may not decide. Throws `not_found` / `site_not_found`, `user_not_found`; `forbidden` / `restricted_to_sites`.
 */
export async function assertGroupPermitted(
  connection: Connection,
  context: Pick<OperationContext, 'actor' | 'organizationId'>,
  {
    siteIds,
    notifiables,
  }: Pick<NotificationGroup, 'siteIds'> & {
    readonly notifiables: readonly Pick<Notifiable, 'id' | 'channel'>[];
  },
): Promise<void> {
  if (siteIds.length === 0) assertWholeOrganization(context);
  const sites = await keepSites(connection, context.organizationId, siteIds);
  const missing = siteIds.find((siteId) => !sites.has(siteId) || !maySeeSite(context.actor, siteId));
  if (missing !== undefined) throw siteNotFound(missing);
  const asked = notifiables.filter(({ channel }) => channel === 'email').map(({ id }) => id);
  const users = await lockUsers(connection, context.organizationId, asked);
  const unknown = asked.find((id) => !users.has(id));
  if (unknown === undefined) return;
  throw new SitewardenError('not_found', 'user_not_found', `There is no user ${unknown} to send e-mail to.`);
}
