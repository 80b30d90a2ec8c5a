import type { Logger } from 'pino';
import type { NotificationSettings } from '../config/notification-settings.ts';
import type { DeliveryAttempt, NotificationDelivery } from '../domain/notification-delivery.ts';
import { createLetterSender } from '../notifications/create-letter-sender.ts';
import { resolveName } from '../notifications/resolve-name.ts';
import { deliverDue, type DeliverContext } from '../operations/notifications/deliver-due.ts';
import { announceOldIntelligence } from '../operations/notifications/announce-old-intelligence.ts';
import { announceSecurityReleases } from '../operations/notifications/announce-security-releases.ts';
import { isDeliveryDue } from '../operations/notifications/is-delivery-due.ts';
import type { InstallationContext, OperationContext } from '../operations/operation-context.ts';
import { lookEvery } from './look-every.ts';

const everyMs = 2000;
const hourMs = 3_600_000;
const attemptTimeoutMs = 10_000;

interface NotificationParts extends InstallationContext, Pick<OperationContext, 'jobs' | 'intelligence'> {
  readonly settings: DeliverContext['settings'];
  readonly notifications: NotificationSettings;
  readonly log: Logger;
}

/** What the service does with a queued sending: all that is due. */
export function deliveryWorker(parts: NotificationParts): (signal: AbortSignal) => Promise<void> {
  const { clock, store, settings, log } = parts;
  const { mail, allowedNetworks, allowHttp } = parts.notifications;
  const send = createLetterSender({
    mail,
    guard: { allowedNetworks, allowHttp },
    resolve: resolveName,
    timeoutMs: attemptTimeoutMs,
  });
  const onAttempt = ({ id, channel }: NotificationDelivery, attempt: DeliveryAttempt): void => {
    const { outcome, number, status, reason } = attempt;
    const about = { delivery: id, channel, attempt: number, status, reason };
    if (outcome === 'sent') log.info(about, 'notification sent');
    else log.warn(about, outcome === 'failed' ? 'notification failed, tried again' : 'notification given up');
  };
  const context = { clock, store, settings, send, random: Math.random, onAttempt };
  return async (signal) => deliverDue(context, signal);
}

/**
 * Looks every two seconds whether something is due to be sent, and queues the sending; what it gives stops it, after the
 * look under way. Every hour it tells of intelligence that has become old, and of
 * releases with security fixes that have no CVE yet.
 */
export function startDeliveryClock(parts: NotificationParts): () => Promise<void> {
  const { clock, store, jobs, newId, intelligence, log } = parts;
  let hourlyAt = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<void> => {
    if (await isDeliveryDue({ clock, store })) await jobs.enqueueDelivery();
    const now = clock.now().getTime();
    if (now < hourlyAt + hourMs) return;
    hourlyAt = now;
    await announceOldIntelligence({ clock, store, newId }, intelligence.current());
    await announceSecurityReleases({ clock, store, newId }, intelligence.current());
  };
  return lookEvery({ everyMs, firstAfterMs: 0 }, look, (error) =>
    log.error({ err: error }, 'delivery clock'),
  );
}
