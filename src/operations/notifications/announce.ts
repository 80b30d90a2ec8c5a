import type { Announcement } from '../../domain/notification.ts';
import type { Connection } from '../../store/database.ts';
import {
  insertDeliveries,
  insertNotificationEvent,
} from '../../store/queries/notification-outbox-queries.ts';
import { listSiteNames } from '../../store/queries/site-queries.ts';
import { printableText } from '../../support/printable-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { attemptsPerRound } from './retry-times.ts';
import { recipientsOf } from './recipients-of.ts';

/** So many sites are named; a message about more than these has their number in its facts. */
const mostSites = 20;

/**
 * Writes down what is to be told, in the transaction of what happened: both are kept, or neither. Nothing is sent here.
 * The same key is told of once.
 */
export async function announce(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>,
  announcement: Announcement,
): Promise<void> {
  const { organizationId, newId } = context;
  const at = context.clock.now();
  const recipients = await recipientsOf(connection, organizationId, announcement, at);
  if (recipients.length === 0) return;
  const { key, siteIds } = announcement;
  if (!(await insertNotificationEvent(connection, organizationId, { key, at }))) return;
  const deliveries = recipients.map((recipient) => ({ id: newId(), ...recipient }));
  const names = siteIds.length === 0 ? [] : await listSiteNames(connection, siteIds.slice(0, mostSites));
  const message = { ...announcement.message, sites: names.map((name) => printableText(name, 60)) };
  await insertDeliveries(connection, organizationId, deliveries, {
    message,
    attemptsAllowed: attemptsPerRound,
    at,
  });
}
