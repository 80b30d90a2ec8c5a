import { sql } from 'kysely';
import type { Notifiable, NotificationDigest } from '../../domain/notification-group.ts';
import type { NotificationMessage } from '../../domain/notification.ts';
import type { Connection } from '../database.ts';
import { storableJson } from '../storable-json.ts';

/** A delivery to be made. */
export interface NewDelivery {
  readonly id: string;
  readonly groupId: string | null;
  readonly channel: Notifiable['channel'];
  readonly recipient: string;
  readonly heldUntil: Date | null;
  /** What it gathers the messages of; null where it is no digest. */
  readonly digest: NotificationDigest['every'] | null;
}

/** More messages than these are not kept for one hour of one recipient: the least urgent are counted alone. */
const mostMessages = 200;

/** All held messages and the new one but the least urgent, the last of those, in the order they happened. */
const withoutLeastUrgent = sql`(select jsonb_agg(kept.one order by kept.place) from (
  select one, place from jsonb_array_elements(held.messages || excluded.messages) with ordinality as each (one, place)
  order by array_position(array['alarm', 'warning', 'info'], one->>'urgency'), place
  limit ${mostMessages}::int) kept)`;

/** Remembers that something is told of; false when it was before. */
export async function insertNotificationEvent(
  db: Connection,
  organizationId: string,
  event: { readonly key: string; readonly at: Date },
): Promise<boolean> {
  const done = await db
    .insertInto('notification_events')
    .values({ organization_id: organizationId, event_key: event.key, created_at: event.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

// Any constant will do, as long as every version of Sitewarden uses the same.
const heldDeliveriesLock = 574_831;

/**
 * Until the transaction ends nobody else adds to what recipients of the organization are held back: who tells of two things in
 * one transaction would else wait for who tells of two others, and he for him.
 */
async function lockHeldDeliveries(db: Connection, organizationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${heldDeliveriesLock}::int, hashtext(${organizationId}))`.execute(
    db,
  );
}

/**
 * Stores one message for each recipient, to be sent in time. What is held back joins what the same recipient is held
 * back until the same hour, unless that is on its way already.
 */
export async function insertDeliveries(
  db: Connection,
  organizationId: string,
  deliveries: readonly NewDelivery[],
  content: {
    readonly message: NotificationMessage;
    readonly attemptsAllowed: number;
    readonly at: Date;
  },
): Promise<void> {
  const { message, attemptsAllowed, at } = content;
  if (deliveries.some(({ heldUntil }) => heldUntil !== null)) await lockHeldDeliveries(db, organizationId);
  const messages = storableJson([message]);
  for (const { id, groupId, channel, recipient, heldUntil, digest } of deliveries) {
    await sql`
      insert into notification_deliveries as held (id, organization_id, group_id, channel, recipient, state, messages,
        digest, held_until, due_at, attempts_allowed, created_at)
      values (${id}, ${organizationId}, ${groupId}, ${channel}, ${recipient}, 'pending', ${messages}::text::jsonb,
        ${digest}, ${heldUntil}, ${heldUntil ?? at}, ${attemptsAllowed}, ${at})
      on conflict (organization_id, group_id, channel, recipient, held_until) where state = 'pending' and attempts = 0
      do update set
        digest = coalesce(held.digest, excluded.digest),
        messages = case when jsonb_array_length(held.messages) < ${mostMessages}::int
          then held.messages || excluded.messages else ${withoutLeastUrgent} end,
        omitted = held.omitted
          + case when jsonb_array_length(held.messages) < ${mostMessages}::int then 0 else 1 end`.execute(db);
  }
}

/**
 * What a recipient of a group is held back, and was not tried, goes to another address of the channel instead; not what that is held
 * back until the same hour already.
 */
export async function moveHeldDeliveries(
  db: Connection,
  organizationId: string,
  move: { readonly groupId: string; readonly from: string; readonly to: string } & Pick<
    NewDelivery,
    'channel'
  >,
): Promise<void> {
  const { groupId, channel, from, to } = move;
  await lockHeldDeliveries(db, organizationId);
  await sql`
    update notification_deliveries moved set recipient = ${to}
    where organization_id = ${organizationId} and group_id = ${groupId} and channel = ${channel} and recipient = ${from}
      and state = 'pending' and attempts = 0
      and not exists (select 1 from notification_deliveries other
        where other.organization_id = moved.organization_id and other.group_id = moved.group_id
          and other.channel = moved.channel and other.recipient = ${to} and other.held_until = moved.held_until
          and other.state = 'pending' and other.attempts = 0)`.execute(db);
}
