/** When messages of a group are held back: inside its active hours, outside them, never or always. */
export type NotificationMute = 'schedule-active' | 'schedule-inactive' | 'never' | 'always';

/** Where a message goes: a user by e-mail, or an address of the channel. */
export interface Notifiable {
  /** Id of a user for `email`; else an address in the channel's own form. */
  readonly id: string;
  readonly channel: 'email' | 'webhook' | 'slack' | 'teams' | 'ntfy';
  /** What signs a webhook, or the token of an ntfy server; what opens it is kept elsewhere. */
  readonly secretSealed?: string;
}

/** The hours of the week in which a group is active. */
export interface ActiveHours {
  /** IANA zone name. */
  readonly timezone: string;
  readonly windows: readonly {
    /** 0 = Sunday … 6 = Saturday. */
    readonly dayOfWeek: number;
    /** Wall clock, `HH:mm`; `until` is not included, and `24:00` is the end of the day. */
    readonly from: string;
    readonly until: string;
  }[];
}

/** What a group may be told about. */
export const notificationTopics = [
  'scan_started',
  'scan_finished',
  'scan_failed',
  /** A planned scan did not run in its window. */
  'scan_not_run',
  /** A finding scores the schedule's warning threshold or more. */
  'warning_threshold',
  /** A finding is known to be exploited (KEV). */
  'known_exploited',
  /** Something is still there whose ticket was closed. */
  'ticket_reopened',
  /** The intelligence is stale, or could not be renewed. */
  'feed_alarm',
] as const;
export type NotificationTopic = (typeof notificationTopics)[number];

/** When what a group is told of is gathered and sent as one. */
export interface NotificationDigest {
  readonly every: 'day' | 'week';
  /** 0 = Sunday … 6 = Saturday; null for every day. */
  readonly dayOfWeek: number | null;
  /** Wall clock, `HH:mm`. */
  readonly at: string;
  /** IANA zone name. */
  readonly timezone: string;
  /** What is told at once all the same. */
  readonly atOnce: readonly NotificationTopic[];
}

/** Who is told about what, and when. */
export interface NotificationGroup {
  readonly id: string;
  /** Unique within the organization. */
  readonly name: string;
  /** Null: always active. */
  readonly activeHours: ActiveHours | null;
  readonly mute: NotificationMute;
  /** Null: everything is told at once. */
  readonly digest: NotificationDigest | null;
  readonly topics: readonly NotificationTopic[];
  /** Only what happens at these sites; empty: at all. */
  readonly siteIds: readonly string[];
  readonly notifiables: readonly Notifiable[];
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}
