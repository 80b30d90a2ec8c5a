import type { Letter, LetterMessage } from '../../domain/letter.ts';
import type { NotificationDelivery } from '../../domain/notification-delivery.ts';
import type { NotificationMessage } from '../../domain/notification.ts';
import { cutText, messageCount, urgentCounts } from '../../notifications/letter-lines.ts';
import type { OperationSettings } from '../operation-context.ts';
import { inDigestOrder } from './in-digest-order.ts';
import { scanReportPdfPath, signPath } from '../scan-reports/signed-link.ts';

export type LinkSettings = Pick<OperationSettings, 'publicUrl' | 'linkSecret' | 'linkLifetimeSeconds'>;

/** The letter of a delivery as it is sent now: links to reports are signed anew at each attempt. */
export function letterOf(delivery: NotificationDelivery, settings: LinkSettings, now: Date): Letter {
  const { id, omitted, digest } = delivery;
  const messages = delivery.messages.map((message) => ({
    ...message,
    place: placeOf(message),
    link: linkOf(message, settings, now),
  }));
  const ordered = digest === null ? messages : inDigestOrder(messages);
  return { id, subject: subjectOf(delivery), messages: ordered, digest, omitted };
}

function subjectOf({ messages, omitted, digest }: NotificationDelivery): string {
  const count = messages.length + omitted;
  const [first] = messages;
  if (digest !== null) {
    const urgent = urgentCounts(messages);
    return `${digest === 'day' ? 'Daily' : 'Weekly'} digest of Sitewarden: ${[messageCount(count), ...urgent].join(', ')}`;
  }
  if (count === 1 && first !== undefined) return first.subject;
  return `${count} messages from Sitewarden's quiet hours`;
}

function placeOf({ sites = [] }: NotificationMessage): string {
  return sites.length === 0 ? 'All sites' : cutText(sites.join(', '), 120);
}

/** Signed address of the scan's report; a scan that has just begun has nothing to show. */
function linkOf(
  { scanId, event }: NotificationMessage,
  settings: LinkSettings,
  now: Date,
): LetterMessage['link'] {
  if (scanId === null || event === 'scan.started') return null;
  const expires = Math.floor(now.getTime() / 1000) + settings.linkLifetimeSeconds;
  const path = signPath(scanReportPdfPath(scanId), expires, settings.linkSecret);
  return settings.publicUrl + path;
}
