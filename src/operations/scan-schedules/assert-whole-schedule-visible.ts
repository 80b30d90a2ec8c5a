import { maySeeSite, type Actor } from '../../domain/actor.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** Whoever acts on a whole schedule must see all of it. Throws `forbidden` / `restricted_to_sites`. */
export function assertWholeScheduleVisible(actor: Actor, schedule: StoredScanSchedule): void {
  if (schedule.terms.sites.every((site) => maySeeSite(actor, site.id))) return;
  throw new SitewardenError(
    'forbidden',
    'restricted_to_sites',
    'The schedule has sites that these credentials are not for, so they cannot act on the whole of it.',
  );
}
