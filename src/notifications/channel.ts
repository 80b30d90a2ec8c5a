import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';
import type { Letter, LetterRecipient } from '../domain/letter.ts';
import type { HttpMessage } from './http-message.ts';
import type { Means } from './means.ts';

/** What is known of one attempt. */
export interface Attempt {
  readonly at: Date;
  /** Aborts when the process ends. */
  readonly signal: AbortSignal;
}

/** How letters get to the recipients of one kind. Never rejects for what a receiver or the network does. */
export type Channel = (
  letter: Letter,
  recipient: LetterRecipient,
  means: Means,
  attempt: Attempt,
) => Promise<DeliveryOutcome>;

/** A request, or why there can be none. */
export type ComposeRequest = (
  letter: Letter,
  recipient: LetterRecipient,
  at: Date,
) => HttpMessage | { readonly refusal: string };
