import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation } from '../../../src/domain/observation.ts';
import type { PortSelection } from '../../../src/domain/scan-request.ts';
import { judgeAbsence } from '../../../src/matching/judge-absence.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { createBlackoutWindow } from '../../../src/operations/blackout-windows/create-blackout-window.ts';
import { updateCveStatus } from '../../../src/operations/cve-statuses/update-cve-status.ts';
import { createFindingRule } from '../../../src/operations/finding-rules/create-finding-rule.ts';
import { listFindingEvents } from '../../../src/operations/findings/list-finding-events.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { verifyFinding } from '../../../src/operations/findings/verify-finding.ts';
import { verifyMitigated } from '../../../src/operations/findings/verify-mitigated.ts';
import { createNotificationGroup } from '../../../src/operations/notification-groups/create-notification-group.ts';
import { listNotificationDeliveries } from '../../../src/operations/notifications/list-notification-deliveries.ts';
import { listScans } from '../../../src/operations/scans/list-scans.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { updateSite } from '../../../src/operations/sites/update-site.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { bundleOf, configuration, node, record, vulnerable } from '../matching/bundle-of.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanLine, endOf } from './a-scan-line.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const cveId = 'CVE-2030-1001';
const macAddress = '00:0C:42:00:00:05';
const never = new AbortController().signal;

describe.each(engines)('a verification, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let bundle: IntelligenceBundle;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    const matches = [vulnerable('a:acme:server', { endExcluding: '2.0' })];
    bundle = await bundleOf([record(cveId, [configuration('OR', [node('OR', matches)])])]);
  });
  afterAll(async () => {
    if (skip) return;
    bundle.close();
    await jobs.stop();
    await test.dispose();
  });

  function hostAt(context: OperationContext, version: string): HostObservation {
    const at = context.clock.now().toISOString();
    const ssh = anSshService();
    const cpe = [`cpe:2.3:a:acme:server:${version}:*:*:*:*:*:*:*`];
    const web = { ...ssh, port: 443, identity: { ...ssh.identity, version, cpe, extra: {} } };
    return { ...aHost([web], '10.0.0.5'), hostname: null, macAddress, startedAt: at, finishedAt: at };
  }

  /** A finding that somebody calls mitigated, and a moment later. */
  async function aMitigatedFinding(
    clock = new MovableClock('2030-01-01T00:00:00Z'),
    saidBefore: (context: OperationContext) => Promise<void> = () => Promise.resolve(),
  ) {
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, [judgeHost(bundle, hostAt(context, '1.0'))]);
    await saidBefore(context);
    const justification = 'Said by a test to be mitigated.';
    await updateCveStatus(context, { macAddress, cveId, status: 'mitigated', justification });
    clock.advance(60_000);
    const [finding] = (await listFindings(context)).items;
    return { context, clock, siteId, findingId: finding?.id ?? '' };
  }

  /** Verifies a finding where the device runs `version`, or does not answer. Gives the ports that were asked. */
  async function verify(context: OperationContext, findingId: string, version: string | undefined) {
    const { scanId } = await verifyFinding(context, { findingId });
    return execute(context, scanId, version);
  }

  /** Runs an accepted verification likewise. */
  async function execute(context: OperationContext, scanId: string, version: string | undefined) {
    const { organizationId } = context;
    const [part] = await listScanSites(test.store.db, organizationId, scanId);
    expect(part?.targets).toEqual(['10.0.0.5']);
    const asked: PortSelection[] = [];
    const line = aScanLine(
      test.store,
      async function* scan({ ports }) {
        await Promise.resolve();
        asked.push(ports);
        if (version !== undefined) yield { type: 'host', host: hostAt(context, version) };
        yield endOf();
      },
      {
        clock: context.clock,
        intelligence: { current: () => bundle },
        judgeHost: (_, host) => judgeHost(bundle, host),
        judgeAbsence: (_, absent) => judgeAbsence(bundle, absent),
      },
    );
    await executeScanSite(line, { organizationId, scanId, scanSiteId: part?.id ?? '' }, never);
    return asked;
  }
  const stateOf = async (context: OperationContext, findingId: string) => {
    const all = [true, false].map(async (closed) => (await listFindings(context, { closed })).items);
    return (await Promise.all(all)).flat().find(({ id }) => id === findingId)?.state;
  };

  it.skipIf(skip)('asks one port of one address, and closes what it proves to be fixed', async () => {
    const { context, findingId } = await aMitigatedFinding();
    expect(await verify(context, findingId, '2.0')).toEqual([{ tcp: [443], udp: [] }]);
    expect(await stateOf(context, findingId)).toBe('fixed_verified');
    await expect(verifyFinding(context, { findingId })).rejects.toMatchObject({ code: 'finding_closed' });
  });

  it.skipIf(skip)('opens again what it finds, until somebody says more', async () => {
    const { context, clock, siteId, findingId } = await aMitigatedFinding();
    await verify(context, findingId, '1.0');
    expect(await stateOf(context, findingId)).toBe('reopened');
    const { items } = await listFindingEvents(context, { findingId });
    expect(items[0]).toMatchObject({ kind: 'undecided', reason: 'still_there' });
    clock.advance(60_000);
    const justification = 'Said once more, knowing what was found.';
    await updateCveStatus(context, { macAddress, cveId, status: 'mitigated', justification });
    await seeHosts(context, siteId, [judgeHost(bundle, hostAt(context, '1.0'))]);
    expect(await stateOf(context, findingId)).toBe('mitigated');
  });

  it.skipIf(skip)('brings back no older word about what it finds', async () => {
    const clock = new MovableClock('2030-01-01T00:00:00Z');
    const { context, siteId, findingId } = await aMitigatedFinding(clock, async (made) => {
      const justification = 'Said by a test, and taken back by what it says next.';
      await updateCveStatus(made, { macAddress, cveId, status: 'accepted', justification });
      const [finding] = (await listFindings(made)).items;
      const rule = { findingId: finding?.id ?? '', status: 'accepted', justification } as const;
      await createFindingRule(made, rule);
      clock.advance(60_000);
    });
    await verify(context, findingId, '1.0');
    expect(await stateOf(context, findingId)).toBe('reopened');
    clock.advance(60_000);
    await seeHosts(context, siteId, [judgeHost(bundle, hostAt(context, '1.0'))]);
    expect(await stateOf(context, findingId)).toBe('reopened');
  });

  it.skipIf(skip)('leaves what is accepted as it is: that says that it is there', async () => {
    const { context, clock, findingId } = await aMitigatedFinding();
    const justification = 'Accepted by a test after all.';
    await updateCveStatus(context, { macAddress, cveId, status: 'accepted', justification });
    clock.advance(60_000);
    await verify(context, findingId, '1.0');
    expect(await stateOf(context, findingId)).toBe('accepted');
  });

  it.skipIf(skip)('changes nothing where nobody answers', async () => {
    const { context, findingId } = await aMitigatedFinding();
    await verify(context, findingId, undefined);
    expect(await stateOf(context, findingId)).toBe('mitigated');
  });

  describe('that nobody asked for', () => {
    const faults: unknown[] = [];
    const look = async (context: OperationContext): Promise<readonly string[]> => {
      await verifyMitigated({ ...context, store: test.store }, (error) => faults.push(error));
      expect(faults).toEqual([]);
      const { items } = await listScans(context);
      return items.filter(({ status }) => status === 'pending').map(({ id }) => id);
    };

    it.skipIf(skip)('is made ten minutes after somebody said so, once, and opens what it finds', async () => {
      const { context, clock, findingId } = await aMitigatedFinding();
      await createNotificationGroup(context, {
        name: 'All',
        topics: ['scan_started', 'scan_finished', 'scan_failed'],
        notifiables: [{ channel: 'slack', id: 'https://hooks.slack.com/services/T0/B0/test' }],
      });
      expect(await look(context)).toEqual([]);
      clock.advance(10 * 60_000);
      const [scanId = '', ...more] = await look(context);
      expect(more).toEqual([]);
      expect(await look(context)).toEqual([scanId]);
      expect(await execute(context, scanId, '1.0')).toEqual([{ tcp: [443], udp: [] }]);
      expect(await stateOf(context, findingId)).toBe('reopened');
      const told = (await listNotificationDeliveries(context)).items.flatMap(({ messages }) => messages);
      expect(told.map(({ event }) => event)).toEqual(['scan.finished']);
      clock.advance(3 * 86_400_000);
      expect(await look(context)).toEqual([]);
    });

    it.skipIf(skip)(
      'is tried on three days where nobody answers, tells nobody of it, and rests then',
      async () => {
        const { context, clock, findingId } = await aMitigatedFinding();
        const tried: number[] = [];
        for (let hour = 1; hour < 120; hour += 6) {
          clock.advance(6 * 3_600_000);
          const [scanId] = await look(context);
          if (scanId === undefined) continue;
          tried.push(hour);
          await execute(context, scanId, undefined);
        }
        expect(tried).toEqual([1, 25, 49]);
        expect(await stateOf(context, findingId)).toBe('mitigated');
        // What is said anew is tried anew.
        const justification = 'Said once more by a test.';
        await updateCveStatus(context, { macAddress, cveId, status: 'accepted', justification });
        clock.advance(60_000);
        await updateCveStatus(context, { macAddress, cveId, status: 'mitigated', justification });
        clock.advance(3_600_000);
        const [scanId = ''] = await look(context);
        await execute(context, scanId, '2.0');
        expect(await stateOf(context, findingId)).toBe('fixed_verified');
      },
    );

    it.skipIf(skip)('waits for the end of a blackout window, which costs no try', async () => {
      const { context, clock, siteId } = await aMitigatedFinding();
      const single = { startsAt: '2030-01-01T00:00:00Z', endsAt: '2030-01-05T00:00:00Z' };
      await createBlackoutWindow(context, { name: 'Holidays', siteIds: [siteId], single });
      for (let day = 0; day < 4; day += 1) {
        expect(await look(context)).toEqual([]);
        clock.advance(86_400_000 - 60_000);
      }
      clock.advance(3_600_000);
      expect(await look(context)).toHaveLength(1);
    });

    it.skipIf(skip)('counts no try that a window for its kind of device has kept from asking', async () => {
      const { context, clock } = await aMitigatedFinding();
      const single = { startsAt: '2030-01-01T01:30:00Z', endsAt: '2030-01-01T03:00:00Z' };
      const deviceClasses: ['unknown'] = ['unknown'];
      await createBlackoutWindow(context, { name: 'Night', siteIds: null, deviceClasses, single });
      await test.store.db
        .updateTable('devices')
        .set({ device_class: 'unknown' })
        .where('organization_id', '=', context.organizationId)
        .execute();
      clock.advance(3_600_000);
      const [scanId = ''] = await look(context);
      clock.advance(3_600_000);
      await execute(context, scanId, undefined);
      expect(await look(context)).toEqual([]);
      clock.advance(3_600_000);
      expect(await look(context)).toHaveLength(1);
    });

    it.skipIf(skip)('leaves out what lies outside of the networks of its site now', async () => {
      const { context, clock, siteId } = await aMitigatedFinding();
      await updateSite(context, { siteId, name: 'Moved', networks: ['10.1.0.0/16'] });
      clock.advance(3_600_000);
      expect(await look(context)).toEqual([]);
    });
  });

  it.skipIf(skip)('keeps to the networks of the site, and to who may see it', async () => {
    const { context, siteId, findingId } = await aMitigatedFinding();
    const elsewhere = asActor(context, { siteIds: [await aSiteToSee(context)] });
    await expect(verifyFinding(elsewhere, { findingId })).rejects.toMatchObject({
      code: 'finding_not_found',
    });
    await updateSite(context, { siteId, name: 'Moved', networks: ['10.1.0.0/16'] });
    await expect(verifyFinding(context, { findingId })).rejects.toMatchObject({ code: 'ip_outside_site' });
  });
});
