import type { DeviceClass } from './device-class.ts';

/** The same hours of some days of the week. */
export interface WeeklyBlackout {
  /** 0 = Sunday … 6 = Saturday: the days on which it begins. */
  readonly daysOfWeek: readonly number[];
  /** `HH:mm` on the wall. */
  readonly startTime: string;
  /** `HH:mm`; at or before the start it is of the next day. */
  readonly endTime: string;
  /** IANA zone name. */
  readonly timezone: string;
}

/** One span of time. */
export interface SingleBlackout {
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * A time in which no scheduled scan is begun and those under way pause; one for certain kinds of devices only keeps these
 * from being asked.
 */
export interface BlackoutWindow {
  readonly id: string;
  readonly name: string;
  /** The sites that it is about; null: all. */
  readonly siteIds: readonly string[] | null;
  /** The kinds of devices that it is about; null: all of a site. */
  readonly deviceClasses: readonly DeviceClass[] | null;
  readonly weekly: WeeklyBlackout | null;
  readonly single: SingleBlackout | null;
}

/** A window as it is kept. */
export interface KeptBlackoutWindow extends BlackoutWindow {
  /** When it was made, or changed last. */
  readonly changedAt: Date;
}
