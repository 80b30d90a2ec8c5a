import { z } from 'zod';
import { deliveryStates, type DeliveryAttempt } from '../../domain/notification-delivery.ts';
import { notificationEvents } from '../../domain/notification.ts';
import type { DeliveryWithAttempts } from '../../operations/notifications/get-notification-delivery.ts';
import type { ListNotificationDeliveriesInput } from '../../operations/notifications/list-notification-deliveries.ts';
import type { ShownDelivery } from '../../operations/notifications/shown-delivery.ts';
import { pagingQuery, toPageInput } from './paging.ts';

const Channel = z.enum(['email', 'webhook', 'slack', 'teams', 'ntfy']);
const Instant = z.iso.datetime({ offset: true });

const Message = z.object({
  event: z.enum(notificationEvents),
  urgency: z.enum(['info', 'warning', 'alarm']),
  subject: z.string(),
  summary: z.string(),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  scan_id: z.uuid().nullable(),
  sites: z.array(z.string()).meta({ description: 'names of the sites it is about; empty: all of them' }),
  occurred_at: Instant,
});

const delivery = {
  id: z.uuid().meta({ description: 'the webhook-id of a webhook: the same at every attempt' }),
  notification_group_id: z
    .uuid()
    .nullable()
    .meta({ description: 'null for a user that a schedule notifies; the group may be gone' }),
  channel: Channel,
  recipient: z.string().meta({ description: 'id of the user, or the address by its host alone' }),
  state: z.enum(deliveryStates).meta({
    description:
      '`pending`: not tried yet; `failed`: will be tried again; `given_up`: will not, unless it is replayed',
  }),
  messages: z.array(Message).meta({ description: 'several where they were held back until the same hour' }),
  omitted: z.int().min(0).meta({ description: 'how many more were held back than are kept' }),
  digest: z
    .enum(['day', 'week'])
    .nullable()
    .meta({ description: 'whether it is the digest of a group, and of what; null where it is none' }),
  held_until: Instant.nullable(),
  due_at: Instant.nullable().meta({ description: 'when it is tried next; null once nobody tries any more' }),
  attempts: z.int().min(0),
  reason: z.string().nullable().meta({ description: 'why the last attempt failed' }),
  created_at: Instant,
  finished_at: Instant.nullable(),
};

const example = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  notification_group_id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d01',
  channel: 'webhook' as const,
  recipient: 'https://hooks.example.net/***',
  state: 'failed' as const,
  messages: [
    {
      event: 'scan.finished' as const,
      urgency: 'warning' as const,
      subject: 'Scan AB12-CD34 has finished: 2 warnings',
      summary: 'The scan "Weekly" has finished. 12 hosts were scanned; 5 findings on 3 of them.',
      facts: [{ name: 'Findings at or above 8', value: '2' }],
      scan_id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d02',
      sites: ['Prague'],
      occurred_at: '2026-11-02T02:14:00.000Z',
    },
  ],
  omitted: 0,
  digest: null,
  held_until: null,
  due_at: '2026-11-02T02:14:31.000Z',
  attempts: 1,
  reason: 'it answered 503',
  created_at: '2026-11-02T02:14:00.000Z',
  finished_at: null,
};

export const NotificationDelivery = z.object(delivery).meta({
  id: 'NotificationDelivery',
  description: 'What one recipient is told.',
  examples: [example],
});
type NotificationDelivery = z.infer<typeof NotificationDelivery>;

export const NotificationDeliveryList = z
  .array(NotificationDelivery)
  .meta({ id: 'NotificationDeliveryList', description: 'Newest first.', examples: [[example]] });

const Attempt = z.object({
  number: z.int().min(1),
  outcome: z.enum(['sent', 'failed', 'given_up']),
  status: z.int().nullable().meta({ description: 'of HTTP or SMTP; null where there was no answer' }),
  reason: z.string().nullable(),
  started_at: Instant,
  finished_at: Instant,
});

export const NotificationDeliveryDetail = z
  .object({ ...delivery, log: z.array(Attempt).meta({ description: 'every attempt, oldest first' }) })
  .meta({
    id: 'NotificationDeliveryDetail',
    description: 'What one recipient is told, and every attempt to.',
    examples: [
      {
        ...example,
        log: [
          {
            number: 1,
            outcome: 'failed',
            status: 503,
            reason: 'it answered 503',
            started_at: '2026-11-02T02:14:01.000Z',
            finished_at: '2026-11-02T02:14:01.120Z',
          },
        ],
      },
    ],
  });
type NotificationDeliveryDetail = z.infer<typeof NotificationDeliveryDetail>;

/** Query of `GET /v1/notification-deliveries`. */
export const NotificationDeliveryQuery = z.strictObject({
  ...pagingQuery,
  state: z.enum(deliveryStates).optional().meta({ description: 'only those in this state' }),
  channel: Channel.optional().meta({ description: 'only those by this channel' }),
  notification_group: z.uuid().optional().meta({ description: 'only those of this group' }),
});

export function toListNotificationDeliveriesInput(
  query: z.infer<typeof NotificationDeliveryQuery>,
): ListNotificationDeliveriesInput {
  const { state, channel, notification_group: notificationGroupId } = query;
  return {
    ...toPageInput(query),
    ...(state !== undefined && { state }),
    ...(channel !== undefined && { channel }),
    ...(notificationGroupId !== undefined && { notificationGroupId }),
  };
}

export function fromNotificationDelivery(shown: ShownDelivery): NotificationDelivery {
  return {
    id: shown.id,
    notification_group_id: shown.groupId,
    channel: shown.channel,
    recipient: shown.recipient,
    state: shown.state,
    messages: shown.messages.map(({ scanId, occurredAt, facts, sites = [], ...message }) => ({
      ...message,
      facts: facts.map(({ name, value }) => ({ name, value })),
      scan_id: scanId,
      sites: [...sites],
      occurred_at: occurredAt,
    })),
    omitted: shown.omitted,
    digest: shown.digest,
    held_until: shown.heldUntil,
    due_at: shown.dueAt,
    attempts: shown.attempts,
    reason: shown.reason,
    created_at: shown.createdAt,
    finished_at: shown.finishedAt,
  };
}

export function fromDeliveryWithAttempts(shown: DeliveryWithAttempts): NotificationDeliveryDetail {
  return { ...fromNotificationDelivery(shown), log: shown.log.map(fromAttempt) };
}

function fromAttempt({ startedAt, finishedAt, ...attempt }: DeliveryAttempt): z.infer<typeof Attempt> {
  return { ...attempt, started_at: startedAt, finished_at: finishedAt };
}
