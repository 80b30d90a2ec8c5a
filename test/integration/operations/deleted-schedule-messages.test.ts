import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNotificationGroup } from '../../../src/operations/notification-groups/create-notification-group.ts';
import { listNotificationDeliveries } from '../../../src/operations/notifications/list-notification-deliveries.ts';
import { deleteScanSchedule } from '../../../src/operations/scan-schedules/delete-scan-schedule.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startScan } from '../../../src/operations/scans/start-scan.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { aFindingOf } from '../../support/a-host-result.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanLine, endOf } from './a-scan-line.ts';
import { aScheduledSite } from './a-schedule.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;

describe.each(engines)('a schedule that is deleted during its scan, on $engine,', ({ open, skip }) => {
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

  it.skipIf(skip)('has nobody told of the end whom it did not name, but for what is exploited', async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const group = async (name: string, topics: ('scan_finished' | 'scan_failed' | 'known_exploited')[]) =>
      createNotificationGroup(context, {
        name,
        topics,
        notifiables: [
          {
            channel: 'webhook',
            id: `https://${name}.example/hook`,
            secret: `whsec_${randomBytes(24).toString('base64')}`,
          },
        ],
      });
    await group('named', []);
    await group('others', ['scan_finished', 'scan_failed']);
    const alarmed = await group('alarmed', ['scan_failed', 'known_exploited']);
    const { schedule } = await aScheduledSite(context, { notificationGroup: 'named' });
    const { organizationId } = context;
    const { scanId } = await startScan(context, { scanScheduleId: schedule.id });
    const [part] = await listScanSites(test.store.db, organizationId, scanId);
    const line = aScanLine(
      test.store,
      async function* scan({ addresses }, signal = never) {
        yield { type: 'host', host: aHost([anSshService()], addresses[0]) };
        await deleteScanSchedule(context, { scanScheduleId: schedule.id });
        await once(signal, 'abort');
        yield endOf(['stopped']);
      },
      {
        clock,
        judgeHost: (_bundle, host) => ({
          host,
          findings: [aFindingOf('CVE-2026-1001', { knownExploited: true, service: host.services[0]! })],
        }),
      },
    );
    await executeScanSite(line, { organizationId, scanId, scanSiteId: part?.id ?? '' }, never);
    const { items } = await listNotificationDeliveries(context);
    expect(items.map(({ groupId, messages }) => [groupId, messages[0]?.event])).toEqual([
      [alarmed.id, 'scan.stopped'],
    ]);
  });
});
