import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouterOsReleases } from '../../../src/intelligence/routeros/routeros-releases.ts';
import { listFeeds } from '../../../src/operations/feeds/list-feeds.ts';
import { readMetrics } from '../../../src/operations/metrics/read-metrics.ts';
import type { AdviceIntelligence } from '../../../src/operations/mitigation/plan-product-mitigation.ts';
import { createNotificationGroup } from '../../../src/operations/notification-groups/create-notification-group.ts';
import { announceSecurityReleases } from '../../../src/operations/notifications/announce-security-releases.ts';
import { announceOldIntelligence } from '../../../src/operations/notifications/announce-old-intelligence.ts';
import { listNotificationDeliveries } from '../../../src/operations/notifications/list-notification-deliveries.ts';
import { forgetOldRows } from '../../../src/operations/retention/forget-old-rows.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aHostResult, aServiceAt } from '../../support/a-host-result.ts';
import { noIntelligence } from '../../support/no-intelligence.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

/** Intelligence of yesterday that knows RouterOS up to 7.25.2. */
const intelligence: AdviceIntelligence = {
  ...noIntelligence,
  info: { ...noIntelligence.info, newestRecordAt: '2026-11-23T00:00:00.000Z' },
  routerOs: {
    releases: createRouterOsReleases([{ version: '7.25.2', releasedOn: '2026-11-20', channels: ['stable'] }]),
    seen: [],
    findBranch: () => undefined,
  },
};

function aRouter(ipAddress: string, version: string, update = '*') {
  const winbox = aServiceAt(8291);
  const named = (part: string) => `cpe:2.3:${part}:mikrotik:routeros:${version}:${update}:*:*:*:*:*:*`;
  const cpe = [named('o'), named('a')];
  return aHostResult(ipAddress, { services: [{ ...winbox, identity: { ...winbox.identity, cpe } }] });
}

describe.each(engines)(
  'devices with a RouterOS that the intelligence does not know, on $engine,',
  (engine) => {
    const { open, skip } = engine;
    let test: TestStore;
    let jobs: JobQueue;
    beforeAll(async () => {
      if (skip) return;
      test = await open();
      jobs = await openQuietQueue(test.store);
    });
    afterAll(async () => {
      if (skip) return;
      await jobs.stop();
      await test.dispose();
    });
    const tenant = async (): Promise<OperationContext> => ({
      ...(await aTenant({ store: test.store, jobs })),
      intelligence: { current: () => intelligence },
    });
    const metricsOf = ({ clock, settings }: OperationContext) =>
      readMetrics({
        clock,
        settings,
        jobs,
        store: test.store,
        intelligence: { current: () => intelligence },
      });

    it.skipIf(skip)('make it stale, though its newest record is of yesterday', async () => {
      const context = await tenant();
      const [known, other] = [await aSiteToSee(context), await aSiteToSee(context)];
      await seeHosts(context, known, [aRouter('10.0.0.1', '7.25.2'), aRouter('10.0.0.2', '6.49.19')]);
      const before = await metricsOf(context);
      expect((await listFeeds(context))[0]).toMatchObject({
        stale: false,
        routerOs: { newestLine: '7.25', devices: 0, versions: [] },
      });
      await seeHosts(context, other, [
        aRouter('10.0.1.1', '7.25.3'),
        aRouter('10.0.1.2', '7.25.3'),
        aRouter('10.0.1.3', '7.26', 'rc1'),
      ]);
      expect((await listFeeds(context))[0]).toMatchObject({
        ageDays: 0,
        stale: true,
        routerOs: { devices: 3, versions: ['7.25.3', '7.26rc1'] },
      });
      const after = await metricsOf(context);
      expect(after.devicesAhead - before.devicesAhead).toBe(3);
      expect(after.bundleIsStale).toBe(true);
      // Who may see the first site alone learns nothing of the second, and another organization nothing of either.
      const narrowed = { ...context, actor: { ...context.actor, siteIds: [known] } };
      for (const blind of [narrowed, await tenant()]) {
        expect((await listFeeds(blind))[0]).toMatchObject({ stale: false, routerOs: { devices: 0 } });
      }
    });

    it.skipIf(skip)('are told of a release with security fixes that has no CVE yet, once', async () => {
      const [context, stranger] = [await tenant(), await tenant()];
      const inside = { clock: context.clock, newId: context.newId, store: test.store };
      const release = { version: '7.23.4', releasedOn: '2026-09-03', notes: ['important security update'] };
      const instead = { version: '7.23.5', problem: 'DHCP over IPv6 gave no address' };
      const awaiting = {
        ...intelligence,
        routerOs: {
          ...intelligence.routerOs!,
          findBranch: (_product: string, version: string) => ({
            support: null,
            beyond: null,
            securityReleases: version === '7.23.1' ? [{ ...release, instead }] : [],
          }),
        },
      };
      for (const { store, organizationId, newId, clock } of [context, stranger]) {
        const of = { ...context, store, organizationId, newId, clock };
        const notifiables = [{ channel: 'ntfy', id: 'https://ntfy.sh/topic-of-a-test' } as const];
        await createNotificationGroup(of, { name: 'Watch', topics: ['feed_alarm'], notifiables });
      }
      const routers = [aRouter('10.0.0.1', '7.23.1'), aRouter('10.0.0.2', '7.24.2')];
      await seeHosts(context, await aSiteToSee(context), routers);
      await seeHosts(stranger, await aSiteToSee(stranger), [aRouter('10.0.0.1', '7.24.2')]);
      for (let look = 0; look < 2; look += 1) await announceSecurityReleases(inside, awaiting);
      const { items } = await listNotificationDeliveries(context);
      expect(items.flatMap(({ messages }) => messages)).toMatchObject([
        {
          subject: 'RouterOS 7.23.4 has security fixes that have no CVE yet',
          summary: expect.stringContaining('update them to 7.23.5'),
          facts: [
            { value: '1' },
            { value: '7.23.1' },
            { value: '2026-09-03' },
            { value: 'important security update' },
          ],
        },
      ]);
      expect((await listNotificationDeliveries(stranger)).items).toEqual([]);
      // Nor once more when nothing is left of the first time.
      const sent = { state: 'sent', due_at: null, finished_at: inside.clock.now() } as const;
      await test.store.db.updateTable('notification_deliveries').set(sent).execute();
      const later = { ...inside, clock: new MovableClock('2028-11-23T12:00:00Z') };
      await forgetOldRows({ ...context, ...later });
      expect((await listNotificationDeliveries(context)).items).toEqual([]);
      await announceSecurityReleases(later, awaiting);
      expect((await listNotificationDeliveries(context)).items).toEqual([]);
    });

    it.skipIf(skip)('are told of once for each bundle, to those whose they are', async () => {
      const [context, stranger] = [await tenant(), await tenant()];
      const inside = { clock: context.clock, newId: context.newId, store: test.store };
      for (const { store, organizationId, newId, clock } of [context, stranger]) {
        await createNotificationGroup(
          { ...context, store, organizationId, newId, clock },
          {
            name: 'Watch',
            topics: ['feed_alarm'],
            notifiables: [{ channel: 'ntfy', id: 'https://ntfy.sh/topic-of-a-test' }],
          },
        );
      }
      await seeHosts(context, await aSiteToSee(context), [aRouter('10.0.0.1', '7.25.3')]);
      for (let look = 0; look < 2; look += 1) await announceOldIntelligence(inside, intelligence);
      const { items } = await listNotificationDeliveries(context);
      expect(items.flatMap(({ messages }) => messages)).toMatchObject([
        {
          event: 'feed.alarm',
          subject: 'The vulnerability intelligence is older than your devices',
          facts: [
            { name: 'Devices with a newer RouterOS', value: '1' },
            { name: 'Releases they run', value: '7.25.3' },
          ],
        },
      ]);
      expect((await listNotificationDeliveries(stranger)).items).toEqual([]);
      const other = { ...intelligence, info: { ...intelligence.info, digest: 'sha256:another' } };
      await announceOldIntelligence(inside, other);
      expect((await listNotificationDeliveries(context)).items).toHaveLength(2);
    });

    it.skipIf(skip)('or without any such device it is told when the intelligence is old, once', async () => {
      const context = await tenant();
      const inside = { clock: context.clock, newId: context.newId, store: test.store };
      await createNotificationGroup(context, {
        name: 'Watch',
        topics: ['feed_alarm'],
        notifiables: [{ channel: 'ntfy', id: 'https://ntfy.sh/topic-of-a-test' }],
      });
      const sources = [
        { name: 'nvd', records: 1, newestRecordAt: '2026-11-01T00:00:00.000Z' },
        { name: 'overlay', records: 1, newestRecordAt: '2026-11-01T00:00:00.000Z' },
      ];
      const info = { ...intelligence.info, digest: 'sha256:old', newestRecordAt: '2026-11-01T00:00:00.000Z' };
      const old = { ...intelligence, info: { ...info, sources } };
      for (let look = 0; look < 2; look += 1) await announceOldIntelligence(inside, old);
      const { items } = await listNotificationDeliveries(context);
      expect(items.flatMap(({ messages }) => messages)).toMatchObject([
        {
          event: 'feed.alarm',
          subject: 'The vulnerability intelligence is old',
          summary: expect.stringContaining('Its newest record is 22 days old') as unknown,
          facts: [{ name: 'Newest record of nvd', value: '2026-11-01T00:00:00.000Z' }],
        },
      ]);
    });
  },
);
