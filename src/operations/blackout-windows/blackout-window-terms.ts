import { z } from 'zod';
import type { Actor } from '../../domain/actor.ts';
import { deviceClasses } from '../../domain/device-class.ts';
import type { BlackoutWindow } from '../../domain/blackout-window.ts';
import type { Connection } from '../../store/database.ts';
import { isUniqueViolation } from '../../store/is-unique-violation.ts';
import { keepSites } from '../../store/queries/site-queries.ts';
import { maySeeSite } from '../../domain/actor.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { lineOfText } from '../line-of-text.ts';
import { siteNotFound } from '../sites/visible-site.ts';
import { UuidText } from '../uuid-text.ts';
import { TimeZoneText, WallTimeText } from '../wall-time-text.ts';

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

/** What a person says of a window; exactly one of the two kinds of time. */
export const BlackoutWindowTerms = {
  name: lineOfText(100),
  siteIds: z.array(UuidText).min(1).max(1000).nullable().default(null),
  deviceClasses: z
    .array(z.enum(deviceClasses))
    .min(1)
    .max(deviceClasses.length)
    .transform((names) => [...new Set(names)])
    .nullable()
    .default(null),
  weekly: z
    .strictObject({
      daysOfWeek: z.array(z.int().min(0).max(6)).min(1).max(7),
      startTime: WallTimeText,
      endTime: WallTimeText,
      timezone: TimeZoneText,
    })
    .nullable()
    .default(null),
  single: z
    .strictObject({ startsAt: Instant, endsAt: Instant })
    .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
      path: ['endsAt'],
      message: 'must be later than starts_at',
    })
    .nullable()
    .default(null),
};

/** Throws `invalid` / `blackout_time_invalid` unless the window says one kind of time. */
export function assertOneTime({ weekly, single }: Pick<BlackoutWindow, 'weekly' | 'single'>): void {
  if ((weekly === null) !== (single === null)) return;
  throw new SitewardenError(
    'invalid',
    'blackout_time_invalid',
    'Say either weekly or single: the hours of some days of the week, or one span of time.',
  );
}

/**
 * Keeps the window's sites as they are until the transaction ends. Throws `not_found` / `site_not_found`; `forbidden`
 * / `restricted_to_sites` where credentials for certain sites name all or others.
 */
export async function assertWindowPermitted(
  connection: Connection,
  context: { readonly actor: Actor; readonly organizationId: string },
  { siteIds }: Pick<BlackoutWindow, 'siteIds'>,
): Promise<void> {
  if (siteIds === null) return assertWholeOrganization(context);
  const sites = await keepSites(connection, context.organizationId, siteIds);
  for (const id of siteIds) if (!sites.has(id) || !maySeeSite(context.actor, id)) throw siteNotFound(id);
}

/** Whether the actor may see and change a window: one about other sites too is not for him. */
export function maySeeWindow(actor: Actor, { siteIds }: Pick<BlackoutWindow, 'siteIds'>): boolean {
  if (actor.siteIds === null) return true;
  return siteIds !== null && siteIds.every((id) => maySeeSite(actor, id));
}

export function windowNotFound(id: string): SitewardenError {
  return new SitewardenError('not_found', 'blackout_window_not_found', `There is no blackout window ${id}.`);
}

/** Says which name is taken where the store refused it; anything else is thrown on. */
export function refuseTakenWindowName(error: unknown, name: string): never {
  if (!isUniqueViolation(error)) throw error;
  throw new SitewardenError(
    'conflict',
    'blackout_window_name_taken',
    `There is a window named '${name}' already.`,
  );
}
