import { sql, type Selectable } from 'kysely';
import type {
  DeliveryAttempt,
  DeliveryState,
  NotificationDelivery,
} from '../../domain/notification-delivery.ts';
import type { Connection, Database } from '../database.ts';

type Row = Selectable<Database['notification_deliveries']>;

/** Whether a delivery of any organization waits to be sent at `now`. */
export async function hasDueDelivery(db: Connection, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('notification_deliveries')
    .select('id')
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes the delivery that is due the longest, of any organization, and counts the attempt. Nobody else gets it until
 * `leaseUntil`: should the process die with it, it is due again then.
 */
export async function claimDueDelivery(
  db: Connection,
  times: { readonly now: Date; readonly leaseUntil: Date },
): Promise<NotificationDelivery | undefined> {
  const row = await db
    .updateTable('notification_deliveries')
    .set({ due_at: times.leaseUntil, attempts: sql`attempts + 1` })
    .where('id', '=', (each) =>
      each
        .selectFrom('notification_deliveries')
        .select('id')
        .where('due_at', '<=', times.now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Gives a claimed delivery back as if it had not been tried. */
export async function releaseDelivery(
  db: Connection,
  { id, attempts }: Pick<NotificationDelivery, 'id' | 'attempts'>,
  dueAt: Date,
): Promise<void> {
  await db
    .updateTable('notification_deliveries')
    .set({ due_at: dueAt, attempts: attempts - 1 })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute();
}

/**
 * Writes down what came of a claimed delivery, in a transaction of its organization. Nothing is written when another
 * has claimed it since.
 */
export async function recordAttempt(
  db: Connection,
  delivery: Pick<NotificationDelivery, 'id' | 'organizationId' | 'attempts'>,
  attempt: DeliveryAttempt,
  next: { readonly state: DeliveryState; readonly dueAt: Date | null },
): Promise<void> {
  const { id, organizationId, attempts } = delivery;
  const finishedAt = new Date(attempt.finishedAt);
  const done = await db
    .updateTable('notification_deliveries')
    .set({
      state: next.state,
      due_at: next.dueAt,
      reason: attempt.reason,
      finished_at: next.dueAt === null ? finishedAt : null,
    })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return;
  await db
    .insertInto('notification_attempts')
    .values({
      organization_id: organizationId,
      delivery_id: id,
      number: attempt.number,
      outcome: attempt.outcome,
      status: attempt.status,
      reason: attempt.reason,
      started_at: new Date(attempt.startedAt),
      finished_at: finishedAt,
    })
    .execute();
}

/** Makes a finished delivery due again, with so many attempts more; undefined when it waits or is not there. */
export async function reviveDelivery(
  db: Connection,
  id: string,
  again: { readonly dueAt: Date; readonly attempts: number },
): Promise<NotificationDelivery | undefined> {
  const row = await db
    .updateTable('notification_deliveries')
    .set({
      state: 'pending',
      due_at: again.dueAt,
      held_until: null,
      finished_at: null,
      attempts_allowed: sql`attempts + ${again.attempts}::int`,
    })
    .where('id', '=', id)
    .where('due_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function findDelivery(db: Connection, id: string): Promise<NotificationDelivery | undefined> {
  const row = await db
    .selectFrom('notification_deliveries')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

export interface DeliveryFilter {
  readonly state: DeliveryState | undefined;
  readonly channel: NotificationDelivery['channel'] | undefined;
  readonly groupId: string | undefined;
}

/** Newest first. */
export async function listDeliveriesOf(
  db: Connection,
  filter: DeliveryFilter,
  page: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<NotificationDelivery[]> {
  const { state, channel, groupId } = filter;
  let query = db.selectFrom('notification_deliveries').selectAll();
  if (state !== undefined) query = query.where('state', '=', state);
  if (channel !== undefined) query = query.where('channel', '=', channel);
  if (groupId !== undefined) query = query.where('group_id', '=', groupId);
  if (page.after !== undefined) {
    const [at, id] = page.after;
    query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
  return rows.map(fromRow);
}

/** The attempts of a delivery, oldest first. */
export async function listAttempts(db: Connection, deliveryId: string): Promise<DeliveryAttempt[]> {
  const rows = await db
    .selectFrom('notification_attempts')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    outcome: row.outcome,
    status: row.status,
    reason: row.reason,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at.toISOString(),
  }));
}

function fromRow(row: Row): NotificationDelivery {
  return {
    id: row.id,
    organizationId: row.organization_id,
    groupId: row.group_id,
    channel: row.channel,
    recipient: row.recipient,
    state: row.state,
    messages: row.messages,
    omitted: row.omitted,
    digest: row.digest,
    heldUntil: row.held_until?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    attempts: row.attempts,
    attemptsAllowed: row.attempts_allowed,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
