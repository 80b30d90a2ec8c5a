import { z } from 'zod';
import { isTimeZone } from '../scheduling/zone-offset.ts';

/** A time of the day on the wall, `HH:mm`. */
export const WallTimeText = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'must be HH:mm, from 00:00 to 23:59');

/** The name of an IANA time zone; others are refused as `timezone_unknown`. */
export const TimeZoneText = z
  .string()
  .max(64)
  .refine(isTimeZone, {
    message: 'must be an IANA time zone name such as Europe/Berlin',
    params: { code: 'timezone_unknown' },
  });
