import { z } from 'zod';
import { deliveryStates } from '../../domain/notification-delivery.ts';
import { listDeliveriesOf } from '../../store/queries/notification-delivery-queries.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import { InstantText } from '../instant-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { shownDelivery, type ShownDelivery } from './shown-delivery.ts';

const ListNotificationDeliveriesInput = z.strictObject({
  ...PageInput,
  state: z.enum(deliveryStates).optional(),
  channel: z.enum(['email', 'webhook', 'slack', 'teams', 'ntfy']).optional(),
  notificationGroupId: UuidText.optional(),
});
export type ListNotificationDeliveriesInput = z.input<typeof ListNotificationDeliveriesInput>;

const Position = z.tuple([InstantText, z.uuid()]);

/**
 * What was, is and will be told, newest first. Scope `org:view`. Throws `invalid` / `cursor_invalid`; `forbidden` /
 * `restricted_to_sites`.
 */
export async function listNotificationDeliveries(
  context: OperationContext,
  input: ListNotificationDeliveriesInput = {},
): Promise<Page<ShownDelivery>> {
  authorise(context, 'org:view');
  assertWholeOrganization(context);
  const { limit, cursor, notificationGroupId, ...filter } = parseInput(
    ListNotificationDeliveriesInput,
    input,
  );
  const after = readCursor<[string, string]>(cursor, Position);
  const rows = await listDeliveriesOf(
    context.store.db,
    { state: filter.state, channel: filter.channel, groupId: notificationGroupId },
    { after, limit: limit + 1 },
  );
  return pageOf(rows.map(shownDelivery), limit, ({ createdAt, id }) => [createdAt, id]);
}
