import type { NotificationMessage } from '../../domain/notification.ts';
import { listOrganizationIds } from '../../store/queries/rematch-queries.ts';
import { printableText } from '../../support/printable-text.ts';
import { findSecurityReleases, type AwaitedRelease } from '../feeds/find-security-releases.ts';
import type { AdviceIntelligence } from '../mitigation/plan-product-mitigation.ts';
import type { InstallationContext } from '../operation-context.ts';
import { announce } from './announce.ts';

/**
 * Tells every organization, once for each release, that RouterOS was released with security fixes that have no CVE yet and
 * that devices of its own run something older: the CVE may come days later, and attacks before it.
 */
export async function announceSecurityReleases(
  context: InstallationContext,
  intelligence: Pick<AdviceIntelligence, 'routerOs'>,
): Promise<void> {
  const { store, clock, newId } = context;
  for (const organizationId of await listOrganizationIds(store.db)) {
    const own = store.forOrganization(organizationId);
    for (const awaited of await findSecurityReleases(own.db, intelligence)) {
      const key = `security-release:routeros:${awaited.release.version}`;
      const message = messageOf(awaited, clock.now());
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

function messageOf({ release, devices, versions }: AwaitedRelease, now: Date): NotificationMessage {
  const { version, releasedOn, notes, instead } = release;
  return {
    event: 'feed.alarm',
    urgency: 'warning',
    subject: `RouterOS ${version} has security fixes that have no CVE yet`,
    summary:
      `MikroTik's notes of RouterOS ${version} speak of security, and no record says of what. Devices run older releases` +
      `${instead === null ? '' : `; update them to ${instead.version}, which repaired: ${printableText(instead.problem, 200)}`}.`,
    facts: [
      { name: 'Devices with an older RouterOS', value: String(devices) },
      { name: 'Releases they run', value: versions.slice(0, 20).join(', ') },
      ...(releasedOn === null ? [] : [{ name: 'Released on', value: releasedOn }]),
      ...notes.map((note) => ({ name: 'Notes', value: printableText(note, 300) })),
    ],
    scanId: null,
    occurredAt: now.toISOString(),
  };
}
