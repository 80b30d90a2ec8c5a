import { ageInDays } from '../../domain/age-in-days.ts';
import { isStaleBundle } from '../../domain/bundle-age.ts';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { feedAge } from '../../domain/feed-age.ts';
import type { NotificationMessage } from '../../domain/notification.ts';
import { listOrganizationIds } from '../../store/queries/rematch-queries.ts';
import { findDevicesAhead, type DevicesAhead } from '../feeds/find-devices-ahead.ts';
import type { AdviceIntelligence } from '../mitigation/plan-product-mitigation.ts';
import type { InstallationContext } from '../operation-context.ts';
import { announce } from './announce.ts';

/**
 * Tells every organization, once for each bundle, that the intelligence in use is older than it should be, and once
 * more that its devices run a RouterOS newer than all that it knows.
 */
export async function announceOldIntelligence(
  context: InstallationContext,
  intelligence: Pick<AdviceIntelligence, 'info' | 'routerOs'>,
): Promise<void> {
  const { store, clock, newId } = context;
  const { info } = intelligence;
  const now = clock.now();
  for (const organizationId of await listOrganizationIds(store.db)) {
    const own = store.forOrganization(organizationId);
    const ahead = await findDevicesAhead(own.db, intelligence, null);
    const messages = [
      ...(isStaleBundle(info, now) ? [{ what: 'old', message: ageMessage(info, now) }] : []),
      ...(ahead.devices > 0 ? [{ what: 'behind', message: aheadMessage(ahead, now) }] : []),
    ];
    for (const { what, message } of messages) {
      const key = `intelligence:${info.digest}:${what}`;
      await own.transaction((connection) =>
        announce(
          connection,
          { organizationId, clock, newId },
          { key, topics: ['feed_alarm'], siteIds: [], scheduleId: null, message },
        ),
      );
    }
  }
}

function ageMessage(info: BundleInfo, now: Date): NotificationMessage {
  const age = ageInDays(info.newestRecordAt, now);
  const known = age === null ? 'Nobody can tell how old it is' : `Its newest record is ${age} days old`;
  const stale = info.sources.filter(({ name, newestRecordAt }) => feedAge(name, newestRecordAt, now).stale);
  return alarm(now, {
    subject: 'The vulnerability intelligence is old',
    summary: `${known}, so that scans may miss what became known since. Look at GET /v1/feeds, and update it.`,
    facts: stale.map(({ name, newestRecordAt }) => ({
      name: `Newest record of ${name}`,
      value: newestRecordAt ?? 'unknown',
    })),
  });
}

function aheadMessage({ newestLine, knownOn, devices, versions }: DevicesAhead, now: Date) {
  return alarm(now, {
    subject: 'The vulnerability intelligence is older than your devices',
    summary:
      `It knows RouterOS up to ${newestLine}, as of ${knownOn}, and devices run newer releases: what was found in ` +
      'those is missing. Look at GET /v1/feeds, and update it, the feed of MikroTik above all.',
    facts: [
      { name: 'Devices with a newer RouterOS', value: String(devices) },
      { name: 'Releases they run', value: versions.slice(0, 20).join(', ') },
    ],
  });
}

function alarm(
  now: Date,
  words: Pick<NotificationMessage, 'subject' | 'summary' | 'facts'>,
): NotificationMessage {
  return { event: 'feed.alarm', urgency: 'warning', ...words, scanId: null, occurredAt: now.toISOString() };
}
