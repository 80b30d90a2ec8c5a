import { wallClockAt } from './zone-offset.ts';

/** ISO 8601 with the zone's offset at that instant, `2026-11-10T02:00:00-05:00`; whole seconds. */
export function formatZonedInstant(instant: Date, timezone: string): string {
  const wallClock = wallClockAt(timezone, instant.getTime());
  const local = new Date(wallClock).toISOString().slice(0, 19);
  const offsetMinutes = Math.round((wallClock - instant.getTime()) / 60_000);
  const size = Math.abs(offsetMinutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${hours}:${minutes}`;
}
