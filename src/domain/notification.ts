import type { NotificationTopic } from './notification-group.ts';

/** What happened, in the words that programs read. */
export const notificationEvents = [
  'scan.started',
  'scan.finished',
  'scan.failed',
  'scan.stopped',
  'scan.not_run',
  'finding.known_exploited',
  'ticket.reopened',
  'feed.alarm',
  'test',
] as const;
export type NotificationEvent = (typeof notificationEvents)[number];

/** What one message says, before a channel gives it a form. Texts are one line each and hold no control characters. */
export interface NotificationMessage {
  readonly event: NotificationEvent;
  readonly urgency: 'info' | 'warning' | 'alarm';
  readonly subject: string;
  readonly summary: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** The scan whose report it is about. */
  readonly scanId: string | null;
  /** Names of the sites it is about; empty or left out: the installation as a whole. */
  readonly sites?: readonly string[];
  /** ISO 8601. */
  readonly occurredAt: string;
}

/** Something to tell, and to whom it may be of interest. */
export interface Announcement {
  /** The same happening has the same key: it is told once. */
  readonly key: string;
  /** A group that wants one of them is told; empty: whoever the schedule names as a person alone. */
  readonly topics: readonly NotificationTopic[];
  /** The sites it is about; empty: the installation as a whole. */
  readonly siteIds: readonly string[];
  /** Groups that are about all of these sites are told by another message. */
  readonly unlessAbout?: readonly string[];
  /** The schedule whose scan it is about. */
  readonly scheduleId: string | null;
  readonly message: NotificationMessage;
}
