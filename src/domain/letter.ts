import type { NotificationMessage } from './notification.ts';

/** What a channel puts into its own form and sends. */
export interface Letter {
  /** Of the delivery: the same at every attempt, so that a receiver can tell a repetition. */
  readonly id: string;
  /** One line. */
  readonly subject: string;
  /** At least one. */
  readonly messages: readonly LetterMessage[];
  /** How many more there were. */
  readonly omitted: number;
}

export interface LetterMessage extends Omit<NotificationMessage, 'scanId'> {
  readonly scanId: string | null;
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
