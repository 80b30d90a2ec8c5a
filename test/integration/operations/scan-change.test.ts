import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation } from '../../../src/domain/observation.ts';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { ExecuteScanContext } from '../../../src/operations/scans/execute-scan-context.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { countScanChange, type ScanChange } from '../../../src/store/queries/scan-change-queries.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanLine, endOf } from './a-scan-line.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;
const address = '127.9.12.3';
const seen = aHost([anSshService()], address);
const bare: HostObservation = { ...aHost([], address), partialReasons: [] };

describe.each(engines)('what a scan no longer finds on $engine', ({ open, skip }) => {
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

  async function scans(...hosts: readonly HostObservation[]): Promise<ScanChange[]> {
    return scansWith({}, ...hosts);
  }

  async function scansWith(
    over: Partial<ExecuteScanContext>,
    ...hosts: readonly HostObservation[]
  ): Promise<ScanChange[]> {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context: OperationContext = await aTenant({ store: test.store, jobs }, { clock });
    const { id: siteId } = await createSite(context, { name: 'Branch', networks: ['127.9.12.0/29'] });
    const changes: ScanChange[] = [];
    for (const host of hosts) {
      clock.advance(60_000);
      const { scanId } = await startSiteScan(context, { siteId, targets: [host.ipAddress] });
      const [part] = await listScanSites(test.store.db, context.organizationId, scanId);
      const answering = async function* scan(): AsyncIterable<ScanEvent> {
        yield { type: 'host', host };
        yield endOf(host.partialReasons);
      };
      const line = { ...aScanLine(test.store, answering, over), clock };
      await executeScanSite(
        line,
        { organizationId: context.organizationId, scanId, scanSiteId: part!.id },
        never,
      );
      changes.push(await countScanChange(test.store.db, scanId));
    }
    return changes;
  }

  it.skipIf(skip)('is what was on a host that it asked to the end', async () => {
    expect(await scans(seen, bare, bare)).toEqual([
      { opened: 1, gone: 0 },
      { opened: 0, gone: 1 },
      { opened: 0, gone: 0 },
    ]);
  });

  it.skipIf(skip)('is not what a host that was cut short had no time to tell', async () => {
    const cut: HostObservation = { ...bare, partialReasons: ['host_timeout'] };
    expect(await scans(seen, cut, bare)).toMatchObject([{ gone: 0 }, { gone: 0 }, { gone: 1 }]);
    expect(await scans(seen, { ...bare, partialReasons: ['stopped'] }, seen)).toMatchObject([
      { gone: 0 },
      { gone: 0 },
      { gone: 0 },
    ]);
  });

  it.skipIf(skip)('is not what a verification of another finding has not asked for', async () => {
    expect(await scans(seen, bare)).toMatchObject([{ gone: 0 }, { gone: 1 }]);
    const { rows } = await sql<{ scanId: string }>`
      update scans set verifies_finding_id = finding.id from findings finding
      join device_sightings sighting on sighting.device_id = finding.device_id
      where scans.id = sighting.scan_id and scans.id = (select id from scans order by id desc limit 1)
      returning scans.id as "scanId"`.execute(test.store.db);
    expect(await countScanChange(test.store.db, rows[0]!.scanId)).toEqual({ opened: 0, gone: 0 });
  });

  it.skipIf(skip)('is what it proved to be fixed', async () => {
    const line = aScanLine(test.store, async function* nothing() {});
    const newer = anSshService();
    const cpe = ['cpe:2.3:a:openbsd:openssh:9.9:p1:*:*:*:*:*:*'];
    const mended = aHost([{ ...newer, identity: { ...newer.identity, version: '9.9p1', cpe } }], address);
    const over: Partial<ExecuteScanContext> = {
      judgeHost: (bundle, host) =>
        host.services.some(({ identity }) => identity.cpe.includes(cpe[0]!))
          ? { host, findings: [] }
          : line.judgeHost(bundle, host),
      judgeAbsence: () => () => 'not_affected',
    };
    expect(await scansWith(over, seen, mended, mended)).toEqual([
      { opened: 1, gone: 0 },
      { opened: 0, gone: 1 },
      { opened: 0, gone: 0 },
    ]);
  });

  it.skipIf(skip)('asks each scan for the address that the device had then', async () => {
    const moved: HostObservation = { ...bare, ipAddress: '127.9.12.4' };
    expect(await scans(seen, bare, moved)).toMatchObject([{ gone: 0 }, { gone: 1 }, { gone: 0 }]);
  });
});
