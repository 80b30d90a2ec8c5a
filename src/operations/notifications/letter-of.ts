import type { Letter, LetterMessage } from '../../domain/letter.ts';
import type { NotificationDelivery } from '../../domain/notification-delivery.ts';
import type { NotificationMessage } from '../../domain/notification.ts';
import type { OperationSettings } from '../operation-context.ts';
import { scanReportPdfPath, signPath } from '../scan-reports/signed-link.ts';

export type LinkSettings = Pick<OperationSettings, 'publicUrl' | 'linkSecret' | 'linkLifetimeSeconds'>;

/** The letter of a delivery as it is sent now: links to reports are signed anew at each attempt. */
export function letterOf(delivery: NotificationDelivery, settings: LinkSettings, now: Date): Letter {
  const { id, messages, omitted } = delivery;
  const count = messages.length + omitted;
  const [first] = messages;
  const subject =
    count === 1 && first !== undefined ? first.subject : `${count} messages from Sitewarden's quiet hours`;
  return { id, subject, messages: messages.map((message) => withLink(message, settings, now)), omitted };
}

function withLink(message: NotificationMessage, settings: LinkSettings, now: Date): LetterMessage {
  const { scanId, event } = message;
  // A scan that has just begun has nothing to show.
  if (scanId === null || event === 'scan.started') return { ...message, link: null };
  const expires = Math.floor(now.getTime() / 1000) + settings.linkLifetimeSeconds;
  const path = signPath(scanReportPdfPath(scanId), expires, settings.linkSecret);
  return { ...message, link: settings.publicUrl + path };
}
