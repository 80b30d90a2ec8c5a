import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';
import type { Letter, LetterRecipient } from '../domain/letter.ts';
import type { Notifiable } from '../domain/notification-group.ts';
import type { Attempt } from './channel.ts';
import type { Means } from './means.ts';
import { channels } from './registry.ts';

/** Sends one letter once. Never rejects, whatever the message, its receiver or the network is like. */
export type SendLetter = (
  channel: Notifiable['channel'],
  letter: Letter,
  recipient: LetterRecipient,
  attempt: Attempt,
) => Promise<DeliveryOutcome>;

export function createLetterSender(means: Means): SendLetter {
  return async (channel, letter, recipient, attempt) => {
    try {
      return await channels[channel](letter, recipient, means, attempt);
    } catch {
      // A fault of ours in one message must not keep the others waiting.
      return { kind: 'failed', status: null, reason: 'it could not be put together' };
    }
  };
}
