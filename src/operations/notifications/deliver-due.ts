import type { DeliveryOutcome } from '../../domain/delivery-outcome.ts';
import type { DeliveryAttempt, NotificationDelivery } from '../../domain/notification-delivery.ts';
import type { SendLetter } from '../../notifications/create-letter-sender.ts';
import {
  claimDueDelivery,
  recordAttempt,
  releaseDelivery,
} from '../../store/queries/notification-delivery-queries.ts';
import { traced } from '../../support/tracing.ts';
import type { InstallationContext, OperationSettings } from '../operation-context.ts';
import { letterOf, type LinkSettings } from './letter-of.ts';
import { recipientNow } from './recipient-now.ts';
import { attemptsPerRound, pauseAfter } from './retry-times.ts';

/** What the sending of deliveries is put together from. */
export interface DeliverContext extends Omit<InstallationContext, 'newId'> {
  readonly send: SendLetter;
  readonly settings: LinkSettings & Pick<OperationSettings, 'secretKey'>;
  /** 0–1. */
  readonly random: () => number;
  /** Hears of every attempt. */
  readonly onAttempt?: (delivery: NotificationDelivery, attempt: DeliveryAttempt) => void;
}

/** So many receivers are waited for at once, so that one that hangs keeps few others waiting. */
const mostAtOnce = 8;
/** Longer than any attempt takes. */
const leaseMs = 120_000;

/**
 * Sends what is due, of all organizations, until nothing is or `signal` aborts. Any number of processes may call it; what
 * one dies with is sent again, by the same id.
 */
export async function deliverDue(context: DeliverContext, signal: AbortSignal): Promise<void> {
  const work = async (): Promise<void> => {
    while (!signal.aborted && (await deliverNext(context, signal)));
  };
  await Promise.all(Array.from({ length: mostAtOnce }, work));
}

async function deliverNext(context: DeliverContext, signal: AbortSignal): Promise<boolean> {
  const { store, clock } = context;
  const now = clock.now();
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const delivery = await claimDueDelivery(store.db, { now, leaseUntil });
  if (delivery === undefined) return false;
  const outcome = await attemptOnce(context, delivery, { at: now, signal });
  // Being told to end is not the receiver's fault.
  if (signal.aborted && outcome.kind === 'failed') await releaseDelivery(store.db, delivery, now);
  else await record(context, delivery, now, outcome);
  return true;
}

async function attemptOnce(
  context: DeliverContext,
  delivery: NotificationDelivery,
  attempt: { readonly at: Date; readonly signal: AbortSignal },
): Promise<DeliveryOutcome> {
  if (delivery.attempts > delivery.attemptsAllowed) {
    return { kind: 'given_up', status: null, reason: 'the process ended during the last attempt' };
  }
  const { store, settings, send } = context;
  const { db } = store.forOrganization(delivery.organizationId);
  const recipient = await recipientNow(db, delivery, settings.secretKey);
  if ('refusal' in recipient) return { kind: 'given_up', status: null, reason: recipient.refusal };
  const attributes = {
    'sitewarden.organization.id': delivery.organizationId,
    'sitewarden.delivery.id': delivery.id,
    'sitewarden.channel': delivery.channel,
  };
  return traced('deliver', { kind: 'client', attributes }, async () =>
    send(delivery.channel, letterOf(delivery, settings, attempt.at), recipient, attempt),
  );
}

async function record(
  { store, clock, random, onAttempt }: DeliverContext,
  delivery: NotificationDelivery,
  startedAt: Date,
  outcome: DeliveryOutcome,
): Promise<void> {
  const finishedAt = clock.now();
  const isLast = delivery.attempts >= delivery.attemptsAllowed;
  const state = outcome.kind === 'failed' && isLast ? 'given_up' : outcome.kind;
  const attempt: DeliveryAttempt = {
    number: delivery.attempts,
    outcome: state,
    status: outcome.status,
    reason: outcome.kind === 'sent' ? null : outcome.reason,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
  };
  const dueAt =
    state === 'failed' ? new Date(finishedAt.getTime() + pauseOf(delivery, outcome, random)) : null;
  await store
    .forOrganization(delivery.organizationId)
    .transaction((connection) => recordAttempt(connection, delivery, attempt, { state, dueAt }));
  onAttempt?.(delivery, attempt);
}

/** Attempts are counted from the last replay. */
function pauseOf(
  { attempts, attemptsAllowed }: NotificationDelivery,
  outcome: DeliveryOutcome,
  random: () => number,
): number {
  const nth = attempts - attemptsAllowed + attemptsPerRound;
  return pauseAfter(nth, random(), outcome.kind === 'failed' ? outcome.retryAfterSeconds : undefined);
}
