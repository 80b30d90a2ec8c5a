import { z } from 'zod';
import { notificationTopics, type NotificationDigest } from '../../domain/notification-group.ts';
import type { CreateNotificationGroupInput } from '../../operations/notification-groups/create-notification-group.ts';
import type { ShownNotificationGroup } from '../../operations/notification-groups/shown-notification-group.ts';

const terms = {
  name: 'Night shift',
  active_hours: {
    timezone: 'Europe/Prague',
    windows: [{ day_of_week: 1, from: '20:00', until: '24:00' }],
  },
  mute: 'schedule-inactive' as const,
  digest: {
    every: 'day' as const,
    at: '07:30',
    timezone: 'Europe/Prague',
    at_once: ['known_exploited' as const],
  },
  topics: ['scan_failed' as const, 'known_exploited' as const],
  sites: ['0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d01'],
  notifiables: [
    { id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d02', channel: 'email' as const },
    { id: 'https://ntfy.example.net/scans', channel: 'ntfy' as const },
  ],
};
const groupExample = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  ...terms,
  digest: { ...terms.digest, day_of_week: null },
  notifiables: terms.notifiables.map((one) => ({ ...one, has_secret: false })),
  too_narrow_for: [],
  created_at: '2026-11-02T08:00:00.000Z',
  updated_at: '2026-11-02T08:00:00.000Z',
};

const Mute = z.enum(['schedule-active', 'schedule-inactive', 'never', 'always']);
const Channel = z.enum(['email', 'webhook', 'slack', 'teams', 'ntfy']);
const Topic = z.enum(notificationTopics);

const ActiveHours = z.strictObject({
  timezone: z.string().max(64).meta({ description: 'IANA name' }),
  windows: z
    .array(
      z.strictObject({
        day_of_week: z.int().min(0).max(6).meta({ description: '0 = Sunday' }),
        from: z.string().max(5).meta({ description: 'HH:mm' }),
        until: z.string().max(5).meta({ description: 'HH:mm, not included; 24:00 is the end of the day' }),
      }),
    )
    .min(1)
    .max(100),
});

const digestTerms = {
  every: z.enum(['day', 'week']),
  day_of_week: z
    .int()
    .min(0)
    .max(6)
    .nullable()
    .meta({ description: '0 = Sunday; for every week alone, which needs it' }),
  at: z.string().max(5).meta({
    description:
      'HH:mm; a time that a change of the clocks skips means the end of the gap, one that comes twice the first',
  }),
  timezone: z.string().max(64).meta({ description: 'IANA name' }),
  at_once: z.array(Topic).max(20).meta({
    description: 'topics that are told at once all the same; left out: `known_exploited` and `feed_alarm`',
  }),
};
const Digest = z.strictObject({
  ...digestTerms,
  day_of_week: digestTerms.day_of_week.optional(),
  at_once: digestTerms.at_once.optional(),
});

/** Body of `POST /v1/notification-groups` and `PUT /v1/notification-groups/{notificationGroupId}`. */
export const NotificationGroupBody = z
  .strictObject({
    name: z.string().trim().min(1).max(100).meta({ description: 'unique within the organization' }),
    active_hours: ActiveHours.nullable()
      .optional()
      .meta({ description: 'when the group is active; left out or null: always' }),
    mute: Mute.optional().meta({
      description:
        'when messages are held back: inside or outside of its active hours, never (default), always',
    }),
    digest: Digest.nullable().optional().meta({
      description:
        'when what the group would be told is gathered and sent as one message; left out or null: never',
    }),
    topics: z.array(Topic).max(20).meta({ description: 'what the group is told about' }),
    sites: z
      .array(z.string().max(64))
      .max(800)
      .optional()
      .meta({ description: 'ids of the only sites it is told about; left out or empty: all' }),
    notifiables: z
      .array(
        z.strictObject({
          id: z.string().min(1).max(2000),
          channel: Channel,
          secret: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .meta({
              description:
                'what a webhook is signed with (`whsec_` and 24 to 64 bytes in Base64), which it cannot do without, or ' +
                'the access token of an ntfy server; kept sealed, never shown, and kept when it is left out of an update',
            }),
        }),
      )
      .max(200)
      .optional()
      .meta({ description: 'who is told: the id of a user for `email`, else the address of the channel' }),
  })
  .meta({ examples: [terms] });

export const NotificationGroup = z
  .object({
    id: z.uuid(),
    name: z.string(),
    active_hours: ActiveHours.nullable(),
    mute: Mute,
    digest: z.object(digestTerms).nullable(),
    topics: z.array(Topic),
    sites: z.array(z.string()),
    notifiables: z.array(z.object({ id: z.string(), channel: Channel, has_secret: z.boolean() })).meta({
      description:
        'without the scope `org:update` an address is told by its host alone, https://host/***; sent back like ' +
        'that, it stays what it is',
    }),
    too_narrow_for: z.array(z.uuid()).meta({
      description:
        'ids of schedules that name the group and scan other sites too: nobody is told of their scans until the group gets all ' +
        'of their sites, or they another group',
    }),
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true }),
  })
  .meta({
    id: 'NotificationGroup',
    description: 'Who is told about what, and when.',
    examples: [groupExample],
  });
type NotificationGroup = z.infer<typeof NotificationGroup>;

export const NotificationGroupList = z
  .array(NotificationGroup)
  .meta({ id: 'NotificationGroupList', description: 'Oldest first.', examples: [[groupExample]] });

/** The input of `createNotificationGroup`, and all but the id of that of `updateNotificationGroup`. */
export function toNotificationGroupTerms(
  body: z.infer<typeof NotificationGroupBody>,
): CreateNotificationGroupInput {
  const hours = body.active_hours ?? null;
  return {
    name: body.name,
    activeHours: hours && {
      timezone: hours.timezone,
      windows: hours.windows.map(({ day_of_week: dayOfWeek, from, until }) => ({ dayOfWeek, from, until })),
    },
    mute: body.mute ?? 'never',
    digest: body.digest ? toDigest(body.digest) : null,
    topics: body.topics,
    siteIds: body.sites ?? [],
    notifiables: (body.notifiables ?? []).map(({ id, channel, secret }) => ({
      id,
      channel,
      ...(secret !== undefined && { secret }),
    })),
  };
}

function toDigest({ every, day_of_week: dayOfWeek, at, timezone, at_once: atOnce }: z.infer<typeof Digest>) {
  return {
    every,
    at,
    timezone,
    ...(dayOfWeek !== undefined && { dayOfWeek }),
    ...(atOnce !== undefined && { atOnce }),
  };
}

function fromDigest({ every, dayOfWeek, at, timezone, atOnce }: NotificationDigest) {
  return { every, day_of_week: dayOfWeek, at, timezone, at_once: [...atOnce] };
}

export function fromNotificationGroup(group: ShownNotificationGroup): NotificationGroup {
  const { activeHours } = group;
  return {
    id: group.id,
    name: group.name,
    active_hours: activeHours && {
      timezone: activeHours.timezone,
      windows: activeHours.windows.map(({ dayOfWeek, from, until }) => ({
        day_of_week: dayOfWeek,
        from,
        until,
      })),
    },
    mute: group.mute,
    digest: group.digest && fromDigest(group.digest),
    topics: [...group.topics],
    sites: [...group.siteIds],
    notifiables: group.notifiables.map(({ id, channel, hasSecret }) => ({
      id,
      channel,
      has_secret: hasSecret ?? false,
    })),
    too_narrow_for: [...group.tooNarrowFor],
    created_at: group.createdAt,
    updated_at: group.updatedAt,
  };
}
