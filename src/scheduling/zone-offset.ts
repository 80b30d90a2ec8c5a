const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether `zone` is a name of the IANA time zone database; bare offsets such as `+02:00` are not. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/u.test(zone)) return false;
  try {
    formatFor(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * What a clock on the wall shows at `instant` (Unix milliseconds), as if it stood in UTC: milliseconds whose UTC
 * fields are the local ones. Whole seconds.
 */
export function wallClockAt(zone: string, instant: number): number {
  // `11/24/2026, 02:00:00`: taking the text apart is twice as fast as asking for its parts.
  const fields = formatFor(zone).format(instant).match(/\d+/gu)?.map(Number) ?? [];
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = fields;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The zone's offset from UTC at `instant`, in milliseconds, east positive. */
export function zoneOffsetAt(zone: string, instant: number): number {
  return wallClockAt(zone, instant) - Math.floor(instant / 1000) * 1000;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
