import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeAbsence } from '../../../src/matching/judge-absence.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { createBlackoutWindow } from '../../../src/operations/blackout-windows/create-blackout-window.ts';
import { updateCveStatus } from '../../../src/operations/cve-statuses/update-cve-status.ts';
import { mergeDevices } from '../../../src/operations/devices/merge-devices.ts';
import { undoDeviceMerge } from '../../../src/operations/devices/undo-device-merge.ts';
import { listFindingEvents } from '../../../src/operations/findings/list-finding-events.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { listDeltas } from '../../../src/operations/findings/list-deltas.ts';
import { createNotificationGroup } from '../../../src/operations/notification-groups/create-notification-group.ts';
import { listNotificationDeliveries } from '../../../src/operations/notifications/list-notification-deliveries.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { listScans } from '../../../src/operations/scans/list-scans.ts';
import { updateSite } from '../../../src/operations/sites/update-site.ts';
import { closeTicket } from '../../../src/operations/tickets/close-ticket.ts';
import { deleteTicket } from '../../../src/operations/tickets/delete-ticket.ts';
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
import { hostAt } from './a-web-host.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';
import { runVerification } from './run-verification.ts';

const cveId = 'CVE-2030-1001';
const otherCveId = 'CVE-2030-1002';
const reference = 'OPS-1423';
const dayMs = 86_400_000;
/** Versions that the ports 443 and 8443 of a device tell; null where nothing answers. */
type Versions = readonly [https: string, alternative: string] | null;

describe.each(engines)('tickets, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let bundle: IntelligenceBundle;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    const below = (product: string) => [
      configuration('OR', [node('OR', [vulnerable(product, { endExcluding: '2.0' })])]),
    ];
    bundle = await bundleOf([
      record(cveId, below('a:acme:server')),
      record(otherCveId, below('a:acme:proxy')),
    ]);
  });
  afterAll(async () => {
    if (skip) return;
    bundle.close();
    await jobs.stop();
    await test.dispose();
  });

  /** Two devices with two findings each. */
  async function aPlace() {
    const clock = new MovableClock('2030-01-01T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const siteId = await aSiteToSee(context);
    const see = (versions: readonly [string, string], scanId?: string) =>
      seeHosts(
        context,
        siteId,
        [5, 6].map((last) => judgeHost(bundle, hostAt(context, last, versions))),
        scanId,
        (absent) => judgeAbsence(bundle, absent),
      );
    await see(['1.0', '1.0']);
    clock.advance(60_000);
    return { context, clock, siteId, see };
  }
  async function aClosedTicket() {
    const place = await aPlace();
    const { ticket } = await linkTicket(place.context, { reference, cveId });
    await closeTicket(place.context, { reference });
    place.clock.advance(60_000);
    return { ...place, ticketId: ticket.id };
  }

  const faults: unknown[] = [];
  async function look(context: OperationContext): Promise<readonly string[]> {
    await verifyClosedTickets({ ...context, store: test.store }, (error) => faults.push(error));
    expect(faults).toEqual([]);
    const { items } = await listScans(context);
    return items.filter(({ status }) => status === 'pending').map(({ id }) => id);
  }

  /** Runs an accepted verification where devices tell these versions. Gives what was asked. */
  async function execute(
    context: OperationContext,
    scanId: string,
    versions: Readonly<Record<number, Versions>>,
  ) {
    return runVerification({ store: test.store, bundle }, context, scanId, () =>
      Object.entries(versions).flatMap(([last, version]) =>
        version === null ? [] : [hostAt(context, Number(last), version)],
      ),
    );
  }
  const stateOf = async (context: OperationContext) =>
    (await listTickets(context, { reference })).items[0]?.state;
  const firstFinding = async (context: OperationContext) => (await listFindings(context, { cveId })).items[0];

  describe('linking', () => {
    it.skipIf(skip)('takes all of a CVE, and once more changes nothing', async () => {
      const { context } = await aPlace();
      const url = 'https://desk.example.net/OPS-1423';
      const first = await linkTicket(context, { reference, url, cveId });
      expect(first).toMatchObject({ isNew: true, linked: 2, ticket: { reference, url, state: 'open' } });
      expect(await linkTicket(context, { reference, cveId })).toMatchObject({ isNew: false, linked: 0 });
      expect((await getTicket(context, { ticketId: first.ticket.id })).findings).toEqual({
        total: 2,
        left: 2,
        verified: 0,
      });
      const finding = await firstFinding(context);
      expect(finding?.tickets).toEqual([{ id: first.ticket.id, reference, url, state: 'open' }]);
      const linked = await listFindings(context, { ticketId: first.ticket.id });
      expect(linked.items.map((one) => one.cveId)).toEqual([cveId, cveId]);
      const { items } = await listFindingEvents(context, { findingId: finding?.id ?? '' });
      expect(items.filter(({ kind }) => kind === 'ticket')).toMatchObject([
        { reason: 'ticket_linked', ticket: { id: first.ticket.id, reference } },
      ]);
    });

    it.skipIf(skip)('takes all of a device, and listed ones', async () => {
      const { context } = await aPlace();
      const finding = await firstFinding(context);
      const deviceId = finding?.deviceId ?? '';
      expect(await linkTicket(context, { reference: 'A-1', deviceId })).toMatchObject({ linked: 2 });
      const ids = [finding?.id ?? ''];
      expect(await linkTicket(context, { reference: 'A-2', findingIds: ids })).toMatchObject({ linked: 1 });
      expect((await firstFinding(context))?.tickets.map((one) => one.reference).sort()).toEqual([
        'A-1',
        'A-2',
      ]);
    });

    it.skipIf(skip)('refuses what is unclear, empty, unknown, and no address of the web', async () => {
      const { context, siteId } = await aPlace();
      const refused = async (input: Omit<Parameters<typeof linkTicket>[1], 'reference'>) =>
        linkTicket(context, { reference, ...input }).then(
          () => 'linked',
          (error: unknown) => (error as { code: string }).code,
        );
      expect(await refused({})).toBe('ticket_findings_unclear');
      expect(await refused({ siteId })).toBe('ticket_findings_unclear');
      expect(await refused({ cveId, findingIds: [context.newId()] })).toBe('ticket_findings_unclear');
      expect(await refused({ cveId: 'CVE-2001-0001' })).toBe('ticket_without_findings');
      expect(await refused({ findingIds: [context.newId()] })).toBe('finding_not_found');
      for (const url of ['javascript:alert(1)', 'ftp://desk/1', 'https://a:b@desk/1', 'https://', 'desk'])
        expect(await refused({ cveId, url })).toBe('parameter_invalid');
      expect(await stateOf(context)).toBeUndefined();
    });

    it.skipIf(skip)('adds nothing to a closed one, and takes away one or all', async () => {
      const { context, ticketId } = await aClosedTicket();
      await expect(linkTicket(context, { reference, cveId: otherCveId })).rejects.toMatchObject({
        code: 'ticket_closed',
      });
      expect(await linkTicket(context, { reference, cveId })).toMatchObject({ linked: 0 });
      const finding = await firstFinding(context);
      const findingId = finding?.id ?? '';
      await unlinkTicketFinding(context, { ticketId, findingId });
      await unlinkTicketFinding(context, { ticketId, findingId });
      expect((await listTicketFindings(context, { ticketId })).items).toHaveLength(1);
      await deleteTicket(context, { ticketId });
      await expect(getTicket(context, { ticketId })).rejects.toMatchObject({ code: 'ticket_not_found' });
      const { items } = await listFindingEvents(context, { findingId });
      expect(items.filter(({ kind }) => kind === 'ticket').map(({ reason }) => reason)).toEqual([
        'ticket_unlinked',
        'ticket_closed',
        'ticket_linked',
      ]);
    });

    it.skipIf(skip)('is no change of a finding in what changed', async () => {
      const { context, clock } = await aClosedTicket();
      const from = '2030-01-01T00:00:30Z';
      clock.advance(60_000);
      expect((await listDeltas(context, { from })).items).toEqual([]);
    });
  });

  describe('of other sites', () => {
    it.skipIf(skip)('are unseen, and only who sees all of one changes it', async () => {
      const { context, siteId } = await aPlace();
      const elsewhere = await aSiteToSee(context);
      await seeHosts(context, elsewhere, [judgeHost(bundle, hostAt(context, 7, ['1.0', '2.0']))]);
      const { ticket } = await linkTicket(context, { reference, cveId });
      const here = asActor(context, { siteIds: [siteId] });
      expect((await getTicket(here, { ticketId: ticket.id })).findings.total).toBe(2);
      expect((await listTicketFindings(here, { ticketId: ticket.id })).items).toHaveLength(2);
      await expect(closeTicket(here, { reference })).rejects.toMatchObject({ code: 'restricted_to_sites' });
      const nowhere = asActor(context, { siteIds: [await aSiteToSee(context)] });
      expect((await listTickets(nowhere)).items).toEqual([]);
      await expect(closeTicket(nowhere, { reference })).rejects.toMatchObject({ code: 'ticket_not_found' });
      await expect(getTicket(nowhere, { ticketId: ticket.id })).rejects.toMatchObject({
        code: 'ticket_not_found',
      });
      expect(await linkTicket(here, { reference: 'HERE-1', cveId })).toMatchObject({ linked: 2 });
      await closeTicket(asActor(here, { scopes: ['ticket:update'] }), { reference: 'HERE-1' });
      const other = await aTenant({ store: test.store, jobs });
      await expect(closeTicket(other, { reference })).rejects.toMatchObject({ code: 'ticket_not_found' });
    });
  });

  describe('closing', () => {
    it.skipIf(skip)('twice changes nothing, and needs one permission and one name', async () => {
      const { context, clock } = await aPlace();
      await linkTicket(context, { reference, cveId });
      const desk = asActor(context, { kind: 'apiKey', id: context.newId(), scopes: ['ticket:update'] });
      const first = await closeTicket(desk, { reference });
      expect(first).toMatchObject({ state: 'closed', closedBy: desk.actor.id });
      clock.advance(60_000);
      expect(await closeTicket(context, { ticketId: first.id })).toEqual(first);
      await expect(closeTicket(desk, {})).rejects.toMatchObject({ code: 'ticket_unclear' });
      const viewer = asActor(context, { scopes: ['ticket:view', 'cve:*'] });
      await expect(closeTicket(viewer, { reference })).rejects.toMatchObject({ kind: 'forbidden' });
      expect(await reopenTicket(desk, { reference })).toMatchObject({ state: 'reopened' });
      expect(await look(context)).toEqual([]);
    });

    it.skipIf(skip)(
      'asks at once the services of all of it at a site in one scan, and what is fixed is verified',
      async () => {
        const { context, ticketId } = await aClosedTicket();
        const [scanId = '', ...more] = await look(context);
        expect(more).toEqual([]);
        expect(await look(context)).toEqual([scanId]);
        const done = await execute(context, scanId, { 5: ['2.0', '1.0'], 6: ['2.0', '1.0'] });
        expect(done).toEqual({ targets: ['10.0.0.5', '10.0.0.6'], asked: [{ tcp: [443], udp: [] }] });
        expect(await getTicket(context, { ticketId })).toMatchObject({
          state: 'verified',
          findings: { total: 2, left: 0, verified: 2 },
        });
        expect((await listTickets(context, { state: 'verified' })).items).toHaveLength(1);
        expect((await listTickets(context, { state: 'closed' })).items).toEqual([]);
        expect(await look(context)).toEqual([]);
      },
    );

    it.skipIf(skip)('is refuted by what is found still there, which groups are told', async () => {
      const { context, clock, ticketId } = await aClosedTicket();
      await createNotificationGroup(context, {
        name: 'All',
        topics: ['scan_started', 'scan_finished', 'scan_failed', 'ticket_reopened'],
        notifiables: [{ channel: 'slack', id: 'https://hooks.slack.com/services/T0/B0/test' }],
      });
      const [scanId = ''] = await look(context);
      clock.advance(60_000);
      await execute(context, scanId, { 5: ['2.0', '2.0'], 6: ['1.0', '2.0'] });
      expect(await getTicket(context, { ticketId })).toMatchObject({
        state: 'reopened',
        reopenedBy: null,
        reopenedScanId: scanId,
        findings: { total: 2, left: 1, verified: 1 },
      });
      const finding = await firstFinding(context);
      const { items } = await listFindingEvents(context, { findingId: finding?.id ?? '' });
      expect(items[0]).toMatchObject({
        kind: 'ticket',
        reason: 'still_there',
        scanId,
        ticket: { id: ticketId, reference },
      });
      const told = (await listNotificationDeliveries(context)).items.flatMap(({ messages }) => messages);
      expect(told.map(({ event }) => event)).toEqual(['ticket.reopened']);
      expect(told[0]?.subject).toContain(reference);
      clock.advance(3 * dayMs);
      expect(await look(context)).toEqual([]);
    });

    it.skipIf(skip)('stays unverified where nobody answers, and is tried on three days', async () => {
      const { context, clock } = await aClosedTicket();
      const tried: number[] = [];
      for (let hour = 0; hour < 120; hour += 6) {
        const [scanId] = await look(context);
        if (scanId !== undefined) {
          tried.push(hour);
          await execute(context, scanId, {});
        }
        expect(await stateOf(context)).toBe('closed');
        clock.advance(6 * 3_600_000);
      }
      expect(tried).toEqual([0, 24, 48]);
      // What is called done anew is tried anew.
      await reopenTicket(context, { reference });
      await closeTicket(context, { reference });
      const [scanId = ''] = await look(context);
      await execute(context, scanId, { 5: ['2.0', '2.0'] });
      expect(await stateOf(context)).toBe('closed');
    });

    it.skipIf(skip)('is refuted or verified by other scans too, by none that saw it before', async () => {
      const { context, clock, see } = await aPlace();
      await linkTicket(context, { reference, cveId });
      await closeTicket(context, { reference });
      clock.advance(-30_000);
      await see(['1.0', '1.0']);
      expect(await stateOf(context)).toBe('closed');
      clock.advance(3_600_000);
      await see(['1.0', '1.0']);
      expect(await stateOf(context)).toBe('reopened');
      await closeTicket(context, { reference });
      clock.advance(3_600_000);
      await see(['2.0', '1.0']);
      expect(await stateOf(context)).toBe('verified');
    });

    it.skipIf(skip)(
      'leaves what is accepted, and refutes what is mitigated only by its own scan',
      async () => {
        const { context, clock, see } = await aPlace();
        const justification = 'Said by a test of tickets.';
        const decide = (last: number, status: 'accepted' | 'mitigated') =>
          updateCveStatus(context, { macAddress: `00:0C:42:00:00:0${last}`, cveId, status, justification });
        await linkTicket(context, { reference, cveId });
        await decide(5, 'accepted');
        await decide(6, 'mitigated');
        clock.advance(60_000);
        await closeTicket(context, { reference });
        clock.advance(60_000);
        await see(['1.0', '1.0']);
        expect(await stateOf(context)).toBe('closed');
        const [scanId = ''] = await look(context);
        clock.advance(60_000);
        expect(await execute(context, scanId, { 6: ['1.0', '1.0'] })).toMatchObject({
          targets: ['10.0.0.6'],
        });
        expect(await stateOf(context)).toBe('reopened');
        const states = (await listFindings(context, { cveId })).items.map(({ state }) => state).sort();
        expect(states).toEqual(['accepted', 'reopened']);
      },
    );

    it.skipIf(skip)(
      'waits for the end of a blackout window, and asks nothing outside of the site',
      async () => {
        const { context, clock, siteId } = await aClosedTicket();
        const single = { startsAt: '2030-01-01T00:00:00Z', endsAt: '2030-01-05T00:00:00Z' };
        await createBlackoutWindow(context, { name: 'Holidays', siteIds: [siteId], single });
        expect(await look(context)).toEqual([]);
        await updateSite(context, { siteId, name: 'Moved', networks: ['10.1.0.0/16'] });
        clock.advance(5 * dayMs);
        expect(await look(context)).toEqual([]);
        await updateSite(context, { siteId, name: 'Moved back', networks: ['10.0.0.0/16'] });
        expect(await look(context)).toHaveLength(1);
      },
    );
  });

  it.skipIf(skip)('follow their findings when devices turn out to be one, and back', async () => {
    const { context, clock, ticketId } = await aClosedTicket();
    const findings = (await listFindings(context, { cveId })).items;
    const [one, two] = [findings[0]?.deviceId ?? '', findings[1]?.deviceId ?? ''];
    const kept = findings.find(({ deviceId }) => deviceId === one)?.id ?? '';
    // Only what is closed by the merge was linked.
    await unlinkTicketFinding(context, { ticketId, findingId: kept });
    const merge = await mergeDevices(context, { deviceId: one, mergedDeviceId: two });
    expect((await firstFinding(context))?.tickets).toMatchObject([{ reference, state: 'closed' }]);
    expect(await getTicket(context, { ticketId })).toMatchObject({ findings: { total: 2, left: 1 } });
    clock.advance(60_000);
    await undoDeviceMerge(context, { deviceId: one, mergeId: merge.id });
    const { items } = await listTicketFindings(context, { ticketId });
    expect(items.map(({ deviceId }) => deviceId)).toEqual([two]);
  });
});
