import { z } from 'zod';
import { notificationTopics } from '../../domain/notification-group.ts';
import { isWebhookSecret } from '../../notifications/webhook/sign-webhook.ts';
import { lineOfText } from '../line-of-text.ts';
import { UuidText } from '../uuid-text.ts';
import { TimeZoneText, WallTimeText } from '../wall-time-text.ts';
import type { GivenNotifiable } from './given-notifiable.ts';

const clock = (pattern: RegExp, message: string) => z.string().regex(pattern, message);

const ActiveHoursInput = z.strictObject({
  timezone: TimeZoneText,
  windows: z
    .array(
      z
        .strictObject({
          dayOfWeek: z.int().min(0).max(6),
          from: WallTimeText,
          until: clock(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/u, 'must be HH:mm, from 00:01 to 24:00'),
        })
        .refine(({ from, until }) => from < until, { message: 'must end after it begins', path: ['until'] }),
    )
    .min(1)
    .max(100),
});

const Topics = z
  .array(z.enum(notificationTopics))
  .max(20)
  .transform((topics) => [...new Set(topics)]);

/** Nobody who asks for a daily message wants to hear of these a day late. */
const urgentTopics = ['known_exploited', 'feed_alarm'] as const;

const DigestInput = z
  .strictObject({
    every: z.enum(['day', 'week']),
    dayOfWeek: z.int().min(0).max(6).nullable().default(null),
    at: WallTimeText,
    timezone: TimeZoneText,
    atOnce: Topics.default([...urgentTopics]),
  })
  .refine(({ every, dayOfWeek }) => (every === 'week') === (dayOfWeek !== null), {
    message: 'is needed for a digest of every week, and for no other',
    path: ['dayOfWeek'],
  });

/** An address that a message can be sent to; credentials belong into the path or query that the channel gave. */
function webAddress(protocols: readonly string[]) {
  return z
    .string()
    .max(2000)
    .refine(
      (text) => {
        const url = URL.canParse(text) ? new URL(text) : undefined;
        return (
          url !== undefined &&
          protocols.includes(url.protocol) &&
          url.hostname !== '' &&
          url.username === '' &&
          url.password === ''
        );
      },
      `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
}

/** What the address of each channel has to be. */
const addresses = {
  email: UuidText,
  webhook: webAddress(['https:', 'http:']),
  slack: webAddress(['https:']),
  teams: webAddress(['https:']),
  ntfy: webAddress(['https:', 'http:']),
} as const;

const token = z.string().regex(/^[\x21-\x7e]{1,200}$/u, 'must be printable characters without spaces');
/** What the secret of each channel has to be; the others have none. */
const secrets = {
  webhook: z
    .string()
    .refine(
      isWebhookSecret,
      'must be whsec_ and 24 to 64 bytes in Base64 (echo whsec_$(openssl rand -base64 32))',
    ),
  ntfy: token,
  email: undefined,
  slack: undefined,
  teams: undefined,
} as const;

const Notifiable = z
  .strictObject({
    id: z.string(),
    channel: z.enum(['email', 'webhook', 'slack', 'teams', 'ntfy']),
    secret: z.string().optional(),
  })
  .transform(({ id, channel, secret }, context): GivenNotifiable => {
    const read = addresses[channel].safeParse(id);
    if (!read.success) {
      const message =
        channel === 'email' ? 'must be the id of a user' : (read.error.issues[0]?.message ?? '');
      context.addIssue({ code: 'custom', message, path: ['id'] });
      return z.NEVER;
    }
    if (secret === undefined) return { id: read.data, channel };
    const readSecret = secrets[channel]?.safeParse(secret);
    if (readSecret?.success === true) return { id: read.data, channel, secret };
    const message = readSecret?.error.issues[0]?.message ?? `is for webhook and ntfy; ${channel} has none`;
    context.addIssue({ code: 'custom', message, path: ['secret'] });
    return z.NEVER;
  });

/** What a person decides about a group. */
export const NotificationGroupTerms = {
  // Schedules name a group by its id or its name, so a name must not be taken for an id.
  name: lineOfText(100).refine((text) => !z.uuid().safeParse(text).success, 'must not look like an id'),
  activeHours: ActiveHoursInput.nullable().default(null),
  mute: z.enum(['schedule-active', 'schedule-inactive', 'never', 'always']).default('never'),
  digest: DigestInput.nullable().default(null),
  topics: Topics,
  siteIds: z
    .array(UuidText)
    .max(800)
    .default([])
    .transform((ids) => [...new Set(ids)]),
  notifiables: z
    .array(Notifiable)
    .max(200)
    .default([])
    .transform((all) => [...new Map(all.map((one) => [`${one.channel} ${one.id}`, one])).values()]),
};
