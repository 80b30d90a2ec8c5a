import { z } from 'zod';
import { deviceClasses } from '../../domain/device-class.ts';
import type { BlackoutWindow as Window } from '../../domain/blackout-window.ts';
import type { CreateBlackoutWindowInput } from '../../operations/blackout-windows/create-blackout-window.ts';

const instant = z.iso.datetime({ offset: true });
const wallTime = z.string().max(5);
const ids = z.array(z.uuid()).max(1000);
const example = {
  id: '9c46d2a1-9999-4678-9abc-def012345678',
  name: 'Backups',
  site_ids: null,
  device_classes: null,
  weekly: {
    days_of_week: [1, 2, 3, 4, 5],
    start_time: '22:00',
    end_time: '04:00',
    timezone: 'Europe/Berlin',
  },
  single: null,
};
const { id: _, ...exampleBody } = example;

const Weekly = z.strictObject({
  days_of_week: z
    .array(z.int().min(0).max(6))
    .max(7)
    .meta({ description: 'on which it begins; 0 is Sunday' }),
  start_time: wallTime.meta({ description: '`HH:mm` on the wall' }),
  end_time: wallTime.meta({ description: '`HH:mm`; at or before the start it is of the next day' }),
  timezone: z.string().max(64).meta({ description: 'an IANA name' }),
});
const Single = z.strictObject({ starts_at: instant, ends_at: instant });

export const BlackoutWindowBody = z
  .strictObject({
    name: z.string().max(100).meta({ description: 'unique within the organization' }),
    site_ids: ids.nullish().meta({ description: 'the sites that it is about; null: all' }),
    device_classes: z
      .array(z.enum(deviceClasses))
      .max(deviceClasses.length)
      .nullish()
      .meta({ description: 'the kinds of devices that are not asked meanwhile; null: the whole site' }),
    weekly: Weekly.nullish().meta({ description: 'the same hours of some days of the week' }),
    single: Single.nullish().meta({ description: 'one span of time' }),
  })
  .meta({ examples: [exampleBody] });

export const BlackoutWindow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    site_ids: ids.nullable(),
    device_classes: z.array(z.enum(deviceClasses)).nullable(),
    weekly: Weekly.nullable(),
    single: Single.nullable(),
  })
  .meta({
    id: 'BlackoutWindow',
    description:
      'A time in which no scheduled scan begins at the sites that it is about and those under way pause, or in which certain ' +
      'kinds of devices are not asked.',
    examples: [example],
  });

export const BlackoutWindowList = z
  .array(BlackoutWindow)
  .meta({ id: 'BlackoutWindowList', description: 'Oldest first.', examples: [[example]] });

export function toBlackoutWindowTerms(body: z.infer<typeof BlackoutWindowBody>): CreateBlackoutWindowInput {
  const { name, site_ids: siteIds, device_classes: classes, weekly, single } = body;
  return {
    name,
    siteIds: siteIds ?? null,
    deviceClasses: classes ?? null,
    weekly: weekly
      ? {
          daysOfWeek: weekly.days_of_week,
          startTime: weekly.start_time,
          endTime: weekly.end_time,
          timezone: weekly.timezone,
        }
      : null,
    single: single ? { startsAt: single.starts_at, endsAt: single.ends_at } : null,
  };
}

export function fromBlackoutWindow({
  id,
  name,
  siteIds,
  deviceClasses: classes,
  weekly,
  single,
}: Window): z.infer<typeof BlackoutWindow> {
  return {
    id,
    name,
    site_ids: siteIds === null ? null : [...siteIds],
    device_classes: classes === null ? null : [...classes],
    weekly: weekly && {
      days_of_week: [...weekly.daysOfWeek],
      start_time: weekly.startTime,
      end_time: weekly.endTime,
      timezone: weekly.timezone,
    },
    single: single && { starts_at: single.startsAt, ends_at: single.endsAt },
  };
}
