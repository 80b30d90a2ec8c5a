import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation } from '../../../src/domain/observation.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import { createBlackoutWindow } from '../../../src/operations/blackout-windows/create-blackout-window.ts';
import { updateCveStatus } from '../../../src/operations/cve-statuses/update-cve-status.ts';
import { mergeDevices } from '../../../src/operations/devices/merge-devices.ts';
import { undoDeviceMerge } from '../../../src/operations/devices/undo-device-merge.ts';
import { listFindingEvents } from '../../../src/operations/findings/list-finding-events.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { verifyFinding } from '../../../src/operations/findings/verify-finding.ts';
import { createNotificationGroup } from '../../../src/operations/notification-groups/create-notification-group.ts';
import { listNotificationDeliveries } from '../../../src/operations/notifications/list-notification-deliveries.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { acceptScan } from '../../../src/operations/scans/accept-scan.ts';
import { listScans } from '../../../src/operations/scans/list-scans.ts';
import { closeTicket } from '../../../src/operations/tickets/close-ticket.ts';
import { getTicket } from '../../../src/operations/tickets/get-ticket.ts';
import { linkTicket } from '../../../src/operations/tickets/link-ticket.ts';
import { listTicketFindings } from '../../../src/operations/tickets/list-ticket-findings.ts';
import { listTickets } from '../../../src/operations/tickets/list-tickets.ts';
import { reopenTicket } from '../../../src/operations/tickets/reopen-ticket.ts';
import { unlinkTicketFinding } from '../../../src/operations/tickets/unlink-ticket-finding.ts';
import { verifyClosedTickets } from '../../../src/operations/tickets/verify-closed-tickets.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { bundleOf, configuration, node, record, vulnerable } from '../matching/bundle-of.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';
import { runVerification } from './run-verification.ts';
import { serversAt } from './servers-at.ts';

const cveId = 'CVE-2030-1001';
const exploitedCveId = 'CVE-2030-1003';
const reference = 'OPS-1423';
const justification = 'Said by a test of what verifies tickets.';

describe.each(engines)('what verifies tickets, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let bundle: IntelligenceBundle;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    const below = (endExcluding: string) => [
      configuration('OR', [node('OR', [vulnerable('a:acme:server', { endExcluding })])]),
    ];
    const exploited = [
      configuration('OR', [
        node('OR', [vulnerable('a:acme:server', { startIncluding: '2.0', endExcluding: '3.0' })]),
      ]),
    ];
    bundle = await bundleOf([record(cveId, below('2.0')), record(exploitedCveId, exploited)], {
      kev: new Set([exploitedCveId]),
    });
  });
  afterAll(async () => {
    if (skip) return;
    bundle.close();
    await jobs.stop();
    await test.dispose();
  });

  const see = (context: OperationContext, siteId: string, hosts: readonly HostObservation[]) =>
    seeHosts(
      context,
      siteId,
      hosts.map((host) => judgeHost(bundle, host)),
    );
  /** A device at a site. */
  async function aPlace(versions: Readonly<Record<number, string>> = { 443: '1.0' }) {
    const clock = new MovableClock('2030-01-01T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const siteId = await aSiteToSee(context);
    await see(context, siteId, [serversAt(context, 5, versions)]);
    clock.advance(60_000);
    return { context, clock, siteId };
  }
  const close = async (context: OperationContext, name = reference) => {
    const { ticket } = await linkTicket(context, { reference: name, cveId });
    await closeTicket(context, { reference: name });
    return ticket.id;
  };

  const faults: unknown[] = [];
  /** Looks for closed tickets, and gives the scans that wait. */
  async function look(context: OperationContext): Promise<readonly string[]> {
    await verifyClosedTickets({ ...context, store: test.store }, (error) => faults.push(error));
    expect(faults).toEqual([]);
    const { items } = await listScans(context);
    return items.filter(({ status }) => status === 'pending').map(({ id }) => id);
  }
  const run = (
    context: OperationContext,
    scanId: string,
    hosts: Parameters<typeof runVerification>[3],
  ): ReturnType<typeof runVerification> =>
    runVerification({ store: test.store, bundle }, context, scanId, hosts);
  const stateOf = async (context: OperationContext, name = reference) =>
    (await listTickets(context, { reference: name })).items[0]?.state;
  const findingOf = async (context: OperationContext) => {
    const [finding] = (await listFindings(context, { cveId })).items;
    return { id: finding?.id ?? '', state: finding?.state };
  };
  const say = (context: OperationContext, status: 'mitigated' | 'accepted') =>
    updateCveStatus(context, { macAddress: '00:0C:42:00:00:05', cveId, status, justification });
  async function aGroup(context: OperationContext) {
    await createNotificationGroup(context, {
      name: 'Alarms',
      topics: ['known_exploited', 'ticket_reopened'],
      notifiables: [{ channel: 'slack', id: 'https://hooks.slack.com/services/T0/B0/test' }],
    });
  }
  const toldOf = async (context: OperationContext) =>
    (await listNotificationDeliveries(context)).items.flatMap(({ messages }) => messages);

  describe('every place', () => {
    it.skipIf(skip)('is asked, so that what is mended at both is verified', async () => {
      const { context, clock } = await aPlace({ 80: '1.0', 443: '1.0' });
      await close(context);
      clock.advance(60_000);
      const [scanId = ''] = await look(context);
      const { asked } = await run(context, scanId, () => [serversAt(context, 5, { 80: '9.0', 443: '9.0' })]);
      expect(asked).toEqual([{ tcp: [80, 443], udp: [] }]);
      expect(await stateOf(context)).toBe('verified');
    });

    it.skipIf(skip)('is asked of a single finding too', async () => {
      const { context, clock } = await aPlace({ 80: '1.0', 443: '1.0' });
      const { id } = await findingOf(context);
      clock.advance(60_000);
      const { scanId } = await verifyFinding(context, { findingId: id });
      const { asked } = await run(context, scanId, () => [serversAt(context, 5, { 80: '9.0', 443: '9.0' })]);
      expect(asked).toEqual([{ tcp: [80, 443], udp: [] }]);
      expect((await listFindings(context, { cveId, closed: true })).items[0]?.state).toBe('fixed_verified');
    });
  });

  it.skipIf(skip)('tells of what is known to be exploited when it sees that first', async () => {
    const { context, clock } = await aPlace();
    await aGroup(context);
    await close(context);
    clock.advance(60_000);
    const [scanId = ''] = await look(context);
    await run(context, scanId, () => [serversAt(context, 5, { 443: '2.5' })]);
    expect(await stateOf(context)).toBe('verified');
    const told = await toldOf(context);
    expect(told.map(({ event, urgency }) => [event, urgency])).toEqual([['scan.finished', 'alarm']]);
  });

  describe('when it was asked', () => {
    /** A scan of the device, accepted now. */
    const accept = async (context: OperationContext, siteId: string) => {
      const order = { action: 'startScan', kind: 'on_demand', scanScheduleId: null, minCvss: 0 } as const;
      const parts = [{ siteId, targets: ['10.0.0.5'], subnets: [] }];
      const { scanId } = await context.store.transaction((connection) =>
        acceptScan(connection, context, { ...order, warningThreshold: null, parts }),
      );
      return scanId;
    };

    it.skipIf(skip)('before the closing opens nothing', async () => {
      const { context, clock, siteId } = await aPlace();
      const scanId = await accept(context, siteId);
      await run(context, scanId, async () => {
        clock.advance(60_000);
        await close(context);
        clock.advance(60_000);
        return [serversAt(context, 5, { 443: '1.0' })];
      });
      expect(await stateOf(context)).toBe('closed');
    });

    it.skipIf(skip)('after it opens it, however slow the clock of who looked', async () => {
      const { context, clock, siteId } = await aPlace();
      await close(context);
      clock.advance(60_000);
      const slow = { clock: new MovableClock('2029-12-31T23:59:00Z') };
      const old = { ...context, ...slow };
      const [scanId = ''] = await look(context);
      await run(context, scanId, () => [serversAt(old, 5, { 443: '1.0' })]);
      expect(await stateOf(context)).toBe('reopened');
      await closeTicket(context, { reference });
      clock.advance(60_000);
      const otherId = await accept(context, siteId);
      await run(context, otherId, () => [serversAt(old, 5, { 443: '1.0' })]);
      expect(await stateOf(context)).toBe('reopened');
    });
  });

  describe('a mitigation', () => {
    it.skipIf(skip)('that was said while it ran stands, and the ticket too', async () => {
      const { context, clock } = await aPlace();
      await close(context);
      clock.advance(60_000);
      const [scanId = ''] = await look(context);
      await run(context, scanId, async () => {
        clock.advance(60_000);
        await say(context, 'mitigated');
        return [serversAt(context, 5, { 443: '1.0' })];
      });
      expect((await findingOf(context)).state).toBe('mitigated');
      expect(await stateOf(context)).toBe('closed');
    });

    it.skipIf(skip)('stands where the ticket was reopened by hand before it was seen', async () => {
      const { context, clock } = await aPlace();
      await say(context, 'mitigated');
      clock.advance(60_000);
      await close(context);
      clock.advance(60_000);
      const [scanId = ''] = await look(context);
      await reopenTicket(context, { reference });
      await run(context, scanId, () => [serversAt(context, 5, { 443: '1.0' })]);
      expect((await findingOf(context)).state).toBe('mitigated');
    });

    it.skipIf(skip)('that is refuted opens every ticket it is of', async () => {
      const { context, clock } = await aPlace();
      await say(context, 'mitigated');
      clock.advance(60_000);
      await close(context, 'OPS-1');
      await close(context, 'OPS-2');
      clock.advance(60_000);
      const [scanId = ''] = await look(context);
      clock.advance(60_000);
      await run(context, scanId, () => [serversAt(context, 5, { 443: '1.0' })]);
      expect([await stateOf(context, 'OPS-1'), await stateOf(context, 'OPS-2')]).toEqual([
        'reopened',
        'reopened',
      ]);
    });
  });

  describe('a window for cameras', () => {
    const nightly = {
      daysOfWeek: [0, 1, 2, 3, 4, 5, 6],
      startTime: '22:00',
      endTime: '04:00',
      timezone: 'UTC',
    };
    const hourMs = 3_600_000;
    /** A server and a camera that show the finding. */
    const aCamera = async () => {
      const place = await aPlace();
      const { context, siteId } = place;
      await see(context, siteId, [serversAt(context, 6, { 443: '1.0' })]);
      const found = (await listFindings(context, { cveId })).items;
      const camera = found.find(({ device }) => device.ipAddress === '10.0.0.6')?.deviceId ?? '';
      await test.store.db
        .updateTable('devices')
        .set({ device_class: 'camera' })
        .where('id', '=', camera)
        .execute();
      return place;
    };
    const addWindow = async (context: OperationContext) =>
      createBlackoutWindow(context, {
        name: 'Cameras',
        siteIds: null,
        deviceClasses: ['camera'],
        weekly: nightly,
      });
    /** Looks, and gives whom the scan asks where nobody answers; undefined where there is none. */
    const askSilence = async (context: OperationContext) => {
      const [scanId] = await look(context);
      return scanId && (await run(context, scanId, () => [])).targets;
    };

    it.skipIf(skip)(
      'leaves them out and uses up no try of theirs, however often the others are asked in it',
      async () => {
        const { context, clock } = await aCamera();
        await addWindow(context);
        await close(context);
        clock.advance(60_000);
        for (let night = 0; night < 3; night += 1) {
          expect(await askSilence(context)).toEqual(['10.0.0.5']);
          clock.advance(24 * hourMs + 60_000);
        }
        expect(await askSilence(context)).toBeUndefined();
        clock.advance(5 * hourMs);
        for (let day = 0; day < 3; day += 1) {
          expect(await askSilence(context)).toEqual(['10.0.0.6']);
          clock.advance(24 * hourMs + 60_000);
        }
        expect(await askSilence(context)).toBeUndefined();
      },
    );

    it.skipIf(skip)('that opens before the scan begins uses up no try of theirs', async () => {
      const { context, clock } = await aCamera();
      await addWindow(context);
      clock.advance(12 * hourMs);
      await close(context);
      clock.advance(60_000);
      const [scanId = ''] = await look(context);
      clock.advance(10 * hourMs);
      expect((await run(context, scanId, () => [])).targets).toEqual(['10.0.0.5', '10.0.0.6']);
      expect(await askSilence(context)).toBeUndefined();
      clock.advance(6 * hourMs);
      expect(await askSilence(context)).toEqual(['10.0.0.6']);
    });
  });

  it.skipIf(skip)('counts no try that a window held until its time was over', async () => {
    const { context, clock } = await aPlace();
    await close(context);
    clock.advance(60_000);
    const [scanId = ''] = await look(context);
    const single = { startsAt: '2030-01-01T00:02:30Z', endsAt: '2030-01-04T00:00:00Z' };
    await createBlackoutWindow(context, { name: 'Holidays', siteIds: null, single });
    clock.advance(60_000);
    expect((await run(context, scanId, () => [])).asked).toEqual([]);
    clock.advance(2 * 86_400_000);
    await run(context, scanId, () => []);
    expect(await look(context)).toEqual([]);
    clock.advance(86_400_000 - 120_000);
    expect(await look(context)).toHaveLength(1);
  });

  it.skipIf(skip)('goes on with the next ticket of a site where the first cannot be asked', async () => {
    const { context, clock, siteId } = await aPlace();
    await see(context, siteId, [
      { ...serversAt(context, 6, { 443: '1.0' }), ipAddress: '10.9.0.6' },
      serversAt(context, 7, { 443: '1.0' }),
    ]);
    const found = (await listFindings(context, { cveId })).items;
    const ticketOf = async (name: string, ipAddress: string): Promise<void> => {
      const one = found.find(({ device }) => device.ipAddress === ipAddress);
      await linkTicket(context, { reference: name, findingIds: [one?.id ?? ''] });
      await closeTicket(context, { reference: name });
      clock.advance(60_000);
    };
    await ticketOf('OUTSIDE', '10.9.0.6');
    await ticketOf('FIRST', '10.0.0.7');
    await ticketOf('SECOND', '10.0.0.5');
    const [scanId = '', ...more] = await look(context);
    expect(more).toEqual([]);
    const { targets } = await run(context, scanId, () => []);
    expect(targets).toEqual(['10.0.0.7']);
  });

  it.skipIf(skip)('tells what is still there at further sites when the ticket is open again', async () => {
    const { context, clock, siteId } = await aPlace();
    await aGroup(context);
    const otherId = await aSiteToSee(context);
    await see(context, otherId, [serversAt(context, 6, { 443: '1.0' })]);
    const ticketId = await close(context);
    clock.advance(60_000);
    const scans = await look(context);
    expect(scans).toHaveLength(2);
    clock.advance(60_000);
    for (const scanId of scans)
      await run(context, scanId, () => [5, 6].map((last) => serversAt(context, last, { 443: '1.0' })));
    expect(siteId).not.toBe(otherId);
    for (const { id } of (await listTicketFindings(context, { ticketId })).items) {
      const { items } = await listFindingEvents(context, { findingId: id });
      expect(items.filter(({ reason }) => reason === 'still_there')).toHaveLength(1);
    }
    expect((await toldOf(context)).map(({ event }) => event)).toEqual(['ticket.reopened', 'ticket.reopened']);
    expect(scans).toContain((await getTicket(context, { ticketId })).reopenedScanId);
    expect(await look(context)).toEqual([]);
  });

  it.skipIf(skip)(
    'a ticket without findings is taken up, and one of other sites refused as such',
    async () => {
      const { context, siteId } = await aPlace();
      const { id: findingId } = await findingOf(context);
      const here = asActor(context, { siteIds: [siteId] });
      const { ticket } = await linkTicket(here, { reference, cveId });
      await unlinkTicketFinding(context, { ticketId: ticket.id, findingId });
      expect(await linkTicket(here, { reference, cveId })).toMatchObject({ isNew: false, linked: 1 });
      const otherId = await aSiteToSee(context);
      await see(context, otherId, [serversAt(context, 6, { 443: '1.0' })]);
      const there = asActor(context, { siteIds: [otherId] });
      await expect(linkTicket(there, { reference, cveId })).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'restricted_to_sites',
      });
    },
  );

  it.skipIf(skip)('a link that somebody made stays when devices part that a merge had linked', async () => {
    const { context, clock, siteId } = await aPlace();
    await see(context, siteId, [serversAt(context, 6, { 443: '1.0' })]);
    const [one, two] = (await listFindings(context, { cveId })).items;
    const { ticket } = await linkTicket(context, { reference, findingIds: [two?.id ?? ''] });
    const ids = { deviceId: one?.deviceId ?? '', mergedDeviceId: two?.deviceId ?? '' };
    const merge = await mergeDevices(context, ids);
    clock.advance(60_000);
    expect(await linkTicket(context, { reference, findingIds: [one?.id ?? ''] })).toMatchObject({
      linked: 0,
    });
    await undoDeviceMerge(context, { deviceId: ids.deviceId, mergeId: merge.id });
    expect((await listTicketFindings(context, { ticketId: ticket.id })).items).toHaveLength(2);
  });
});
