import type { Notifiable, NotificationDigest } from './notification-group.ts';
import type { NotificationMessage } from './notification.ts';

/** `pending`: not tried yet; `failed`: to be tried again; `given_up`: not to be tried again unless somebody asks. */
export const deliveryStates = ['pending', 'sent', 'failed', 'given_up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What one recipient is told: one message, or all those that were held back until the same hour. */
export interface NotificationDelivery {
  readonly id: string;
  readonly organizationId: string;
  /** The group that names the recipient; null for a user that a schedule names. */
  readonly groupId: string | null;
  readonly channel: Notifiable['channel'];
  /** Id of a user for `email`, else the address in full. */
  readonly recipient: string;
  readonly state: DeliveryState;
  /** At least one, in the order they happened. */
  readonly messages: readonly NotificationMessage[];
  /** How many more were held back than are kept. */
  readonly omitted: number;
  /** What it gathers the messages of; null where it gathers none but those of quiet hours. */
  readonly digest: NotificationDigest['every'] | null;
  /** Instants are ISO 8601. Until when it is held back; null where it is not. */
  readonly heldUntil: string | null;
  /** When it is tried next; null once nobody tries any more. */
  readonly dueAt: string | null;
  readonly attempts: number;
  /** How many attempts there may be, replays counted in. */
  readonly attemptsAllowed: number;
  /** Why the last attempt failed; null where it did not. */
  readonly reason: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** One attempt to send a delivery. */
export interface DeliveryAttempt {
  readonly number: number;
  readonly outcome: 'sent' | 'failed' | 'given_up';
  /** Of HTTP or SMTP; null where there was no answer. */
  readonly status: number | null;
  readonly reason: string | null;
  readonly startedAt: string;
  readonly finishedAt: string;
}
