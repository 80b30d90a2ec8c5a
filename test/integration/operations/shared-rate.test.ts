import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lendHand } from '../../../src/operations/hands/lend-hand.ts';
import type { ExecuteScanContext } from '../../../src/operations/scans/execute-scan-context.ts';
import { getScanResult } from '../../../src/operations/scan-reports/get-scan-result.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { getScan } from '../../../src/operations/scans/get-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { RateMeter } from '../../../src/scanning/budget/rate-meter.ts';
import { defaultLimits } from '../../../src/scanning/scan-limits.ts';
import { scanTargets, type ScanTargetsOptions } from '../../../src/scanning/scan-targets.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { systemClock } from '../../../src/support/clock.ts';
import { newId } from '../../../src/support/new-id.ts';
import { someLoopbackHosts } from '../../support/some-loopback-hosts.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanLine } from './a-scan-line.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';

const { open, skip } = engines[1];
const rate = 400;
const network = '127.93.0.0/22';

describe.skipIf(skip)(
  'packets of a site that several workers scan (needs SITEWARDEN_TEST_DATABASE_URL)',
  () => {
    let test: TestStore;
    let jobs: JobQueue;
    beforeAll(async () => {
      test = await open();
      jobs = await openQuietQueue(test.store);
    });
    afterAll(async () => {
      await jobs.stop();
      await test.dispose();
    });

    it('never exceed its rate together, and find what one alone finds', { timeout: 180_000 }, async () => {
      const hosts = await someLoopbackHosts(
        [0, 1, 2, 3].flatMap((third) => [1, 77, 254].map((last) => `127.93.${third}.${last}`)),
      );
      const meter = new RateMeter();
      const senders = new Map<string, number>();
      const line = (mostHands: number): ExecuteScanContext => {
        const workerId = newId();
        const count = (packets: number): void => {
          meter.add(packets);
          senders.set(workerId, (senders.get(workerId) ?? 0) + packets);
        };
        return aScanLine(test.store, () => expect.unreachable(), {
          workerId,
          hands: { blockAddresses: 256, mostHands },
          ports: { tcp: [hosts.port, 1], udp: [] },
          limits: { ...defaultLimits, ratePerSecond: rate },
          scanTargets: (request: ScanRequest, options: ScanTargetsOptions) => {
            const { share } = options;
            if (share !== undefined) {
              const { onSent } = share.terms;
              Object.assign(share.terms, {
                onSent(packets: number) {
                  count(packets);
                  onSent(packets);
                },
              });
            }
            return scanTargets(request, options);
          },
        });
      };
      const aScan = async () => {
        const context = await aTenant({ store: test.store, jobs }, { clock: systemClock });
        const site = await createSite(context, { name: 'Factory', networks: [network] });
        const { scanId, scanSiteId } = await startSiteScan(context, { siteId: site.id, targets: [network] });
        return { context, job: { organizationId: context.organizationId, scanId, scanSiteId } };
      };
      const never = new AbortController().signal;
      try {
        const alone = await aScan();
        await executeScanSite(line(1), alone.job, never);
        expect(meter.total).toBe(0);

        const shared = await aScan();
        const over = new AbortController();
        const helpers = [line(3), line(3)].map(async (context) => {
          while (!over.signal.aborted) {
            await lendHand(context, { workerId: context.workerId ?? '', labels: [] }, over.signal).catch(
              () => false,
            );
            await wait(50);
          }
        });
        await executeScanSite(line(3), shared.job, never);
        over.abort();
        await Promise.all(helpers);

        expect(senders.size).toBeGreaterThan(1);
        // A twentieth of a second may be saved up, as by one alone.
        expect(meter.peakPerSecond).toBeLessThanOrEqual(rate * 1.05 + 3);
        const [one, other] = await Promise.all(
          [alone, shared].map(async ({ context, job }) => {
            const { report } = await getScan(context, { scanId: job.scanId });
            const result = await getScanResult(context, { scanId: job.scanId });
            const services = result.hosts.flatMap(({ host }) =>
              host.services.map(({ port, identity }) => `${host.ipAddress} ${port} ${identity.product}`),
            );
            const { status, reasons, hostsScanned } = report;
            return { status, reasons, hostsScanned, services: services.sort() };
          }),
        );
        expect(other).toEqual(one);
        expect(one?.hostsScanned).toBe(1024);
        expect(one?.services.length).toBe(12);
        const part = await test.store.db
          .selectFrom('scan_sites')
          .select('traffic')
          .where('id', '=', shared.job.scanSiteId)
          .executeTakeFirstOrThrow();
        expect(part.traffic?.packetsSent).toBe(meter.total);
        expect(part.traffic?.peakPerSecond).toBeLessThanOrEqual(rate * 1.05 + 3);
        expect(part.traffic?.peakPerSecond).toBeGreaterThan(rate / 2);
      } finally {
        hosts.close();
      }
    });
  },
);
