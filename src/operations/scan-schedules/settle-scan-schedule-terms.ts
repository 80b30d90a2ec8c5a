import { maySeeSite } from '../../domain/actor.ts';
import type { ScanScheduleTerms } from '../../domain/scan-schedule.ts';
import type { Connection } from '../../store/database.ts';
import { keepNamedGroup } from '../../store/queries/schedule-recipient-queries.ts';
import { keepSites } from '../../store/queries/site-queries.ts';
import { lockUsers } from '../../store/queries/user-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { groupTooNarrow } from '../notification-groups/group-too-narrow.ts';
import { maySeeGroup } from '../notification-groups/may-see-group.ts';
import type { OperationContext } from '../operation-context.ts';
import { assertScopeKept } from '../sites/assert-scope-kept.ts';
import { siteNotFound } from '../sites/visible-site.ts';

type Context = Pick<OperationContext, 'actor' | 'organizationId'>;

/**
 * In the transaction that writes a schedule, before it locks one: holds the terms against what there is, and keeps
 * that so. Gives them with the group by its id or its name as stored; `before` is what holds now. Throws `not_found`
 * / `site_not_found`; `invalid` / `user_unknown`, `notification_group_unknown`; `conflict` /
 * `notification_group_too_narrow`; `forbidden` / `restricted_to_sites`.
 */
export async function settleScanScheduleTerms(
  connection: Connection,
  context: Context,
  terms: ScanScheduleTerms,
  before?: ScanScheduleTerms,
): Promise<ScanScheduleTerms> {
  // Sites, users, group: the order in which whoever deletes one of them takes its locks.
  await assertSites(connection, context, terms, before);
  const users = await lockUsers(connection, context.organizationId, terms.notify);
  const unknown = terms.notify.find((id) => !users.has(id));
  if (unknown !== undefined) {
    throw new SitewardenError('invalid', 'user_unknown', `There is no user ${unknown} to notify.`);
  }
  return { ...terms, notificationGroup: await groupOf(connection, context, terms, before) };
}

async function assertSites(
  connection: Connection,
  { actor, organizationId }: Context,
  terms: ScanScheduleTerms,
  before: ScanScheduleTerms | undefined,
): Promise<void> {
  const subnetsOf = Map.groupBy(terms.sites, ({ id }) => id);
  const sites = await keepSites(connection, organizationId, [...subnetsOf.keys()]);
  for (const [id, subnets] of subnetsOf) {
    const site = sites.get(id);
    if (site === undefined || !maySeeSite(actor, id)) throw siteNotFound(id);
    // What the schedule scans already is no more than before.
    const kept = (before?.sites ?? []).filter((one) => one.id === id);
    assertScopeKept(
      actor,
      { networks: [...site.networks, ...kept.map(({ subnet }) => subnet)], excludedNetworks: [] },
      { networks: subnets.map(({ subnet }) => subnet), excludedNetworks: [] },
    );
  }
}

async function groupOf(
  connection: Connection,
  { actor, organizationId }: Context,
  { notificationGroup, sites }: ScanScheduleTerms,
  before: ScanScheduleTerms | undefined,
): Promise<string | null> {
  if (notificationGroup === null) return null;
  const group = await keepNamedGroup(connection, organizationId, notificationGroup);
  // Whoever may change the schedule sees what it names, and may leave that as it is.
  const isKept = notificationGroup === before?.notificationGroup;
  if (group !== undefined && (isKept || maySeeGroup(actor, group))) {
    const { siteIds } = group;
    if (siteIds.length > 0 && sites.some(({ id }) => !siteIds.includes(id))) throw groupTooNarrow(group.name);
    return group.name === notificationGroup ? group.name : group.id;
  }
  throw new SitewardenError(
    'invalid',
    'notification_group_unknown',
    `There is no notification group with the id or name '${notificationGroup}'.`,
  );
}
