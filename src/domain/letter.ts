import type { NotificationDelivery } from './notification-delivery.ts';
import type { NotificationMessage } from './notification.ts';

/** What a channel puts into its own form and sends. */
export interface Letter {
  /** Of the delivery: the same at every attempt, so that a receiver can tell a repetition. */
  readonly id: string;
  /** One line. */
  readonly subject: string;
  /** At least one. */
  readonly messages: readonly LetterMessage[];
  /** What it gathers the messages of, by their `place`; null for a message or those of quiet hours. */
  readonly digest: NotificationDelivery['digest'];
  /** How many more there were. */
  readonly omitted: number;
}

export interface LetterMessage extends Omit<NotificationMessage, 'scanId'> {
  readonly scanId: string | null;
  /** The sites it is about, as a digest names them above those of one place. */
  readonly place: string;
  /** Signed address of the report. */
  readonly link: string | null;
}

/** Where a letter goes. */
export interface LetterRecipient {
  /** An e-mail address, or the address of the channel. */
  readonly address: string;
  /** What signs a webhook, or the token of an ntfy server. */
  readonly secret: string | undefined;
}
