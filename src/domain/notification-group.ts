/** When messages of a group are held back: inside its active hours, outside them, never or always. */
export type NotificationMute = 'schedule-active' | 'schedule-inactive' | 'never' | 'always';

/** Where a message goes: a user by e-mail, or an address of the channel. */
export interface Notifiable {
  /** Id of a user for `email`; else an address in the channel's own form. */
  readonly id: string;
  readonly channel: 'email' | 'webhook' | 'slack' | 'teams' | 'ntfy';
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
