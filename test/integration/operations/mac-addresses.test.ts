import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCveStatuses } from '../../../src/operations/cve-statuses/list-cve-statuses.ts';
import { updateCveStatus } from '../../../src/operations/cve-statuses/update-cve-status.ts';
import { listScannedMacAddresses } from '../../../src/operations/devices/list-scanned-mac-addresses.ts';
import { countFindings } from '../../../src/operations/findings/count-findings.ts';
import { getCvesByMacAddress } from '../../../src/operations/findings/get-cves-by-mac-address.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { aFindingOf, aHostResult } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const [mac, other] = ['00:0C:42:00:00:01', '00:0C:42:00:00:02'];
const cveId = 'CVE-2030-1001';
const at = (day: number): { finishedAt: string } => ({ finishedAt: `2026-11-0${day}T02:00:00.000Z` });
const high = aFindingOf(cveId, { score: 9.8 });
const low = aFindingOf('CVE-2030-1002', { score: 3.1, severity: 'LOW' });
const unscored = aFindingOf('CVE-2030-1003', { score: null, severity: null, vector: null });
const dayMs = 24 * 3600 * 1000;

describe.each(engines)('MAC addresses on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (clock = new MovableClock('2026-11-23T12:00:00Z')): Promise<OperationContext> =>
    aTenant({ store: test.store, jobs }, { clock });
  const cvesOf = (context: OperationContext, ...macAddresses: string[]) =>
    getCvesByMacAddress(context, { macAddresses });
  const decide = (
    context: OperationContext,
    over: Partial<Parameters<typeof updateCveStatus>[1]> = {},
  ): ReturnType<typeof updateCveStatus> =>
    updateCveStatus(context, {
      macAddress: mac,
      cveId,
      status: 'accepted',
      justification: 'Nobody can reach this port.',
      ...over,
    });
  const standingIn = async (context: OperationContext, siteId: string) => {
    const page = await listFindings(context, { siteId, cveId });
    return page.items.map(({ standing }) => standing);
  };

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

  describe('give their CVEs', () => {
    it.skipIf(skip)('once for each host, the newest sighting first and older ones beside', async () => {
      const context = await tenant();
      const siteId = await aSiteToSee(context);
      const first = await seeHosts(context, siteId, [
        aHostResult('10.0.0.1', { macAddress: mac, ...at(1) }, [high, low, unscored]),
      ]);
      const second = await seeHosts(context, siteId, [
        aHostResult('10.0.0.1', { macAddress: mac, ...at(2) }, [low]),
        aHostResult('10.0.0.2', { macAddress: other, ...at(2) }),
      ]);
      const found = await cvesOf(context, '00-0c-42-00-00-01', '000c42000002', mac);
      expect(found).toMatchObject({
        macAddresses: [mac, other],
        totalScans: 2,
        totalCveInstances: 4,
        totalHostCount: 2,
        stats: { uniqueCveCount: 3, highestScore: 9.8, averageScore: 6.5 },
        macStats: {
          [mac]: { totalCveInstances: 4, uniqueCveCount: 3, highestScore: 9.8, averageScore: 6.5 },
          [other]: { totalCveInstances: 0, uniqueCveCount: 0, highestScore: 0, averageScore: 0 },
        },
      });
      const shown = found.cves.map(({ finding, newest, others }) => [
        finding.cveId,
        newest.scanId,
        others.map(({ scanId }) => scanId),
      ]);
      expect(shown).toEqual([
        ['CVE-2030-1002', second, [first]],
        [cveId, first, []],
        ['CVE-2030-1003', first, []],
      ]);
      expect(found.cves[1]).toMatchObject({
        words: { assigner: 'cve@mitre.org', description: 'A forwarded agent can be made to load code.' },
        standing: 'open',
      });
    });

    it.skipIf(skip)('with the newest hundred of older sightings, and counts of all', async () => {
      const context = await tenant();
      const siteId = await aSiteToSee(context);
      const scanIds = [];
      for (let scan = 0; scan < 103; scan += 1) {
        const finishedAt = new Date(Date.UTC(2026, 0, 1 + scan)).toISOString();
        const hosts = [aHostResult('10.0.0.1', { macAddress: mac, finishedAt }, [high])];
        scanIds.push(await seeHosts(context, siteId, hosts));
      }
      const found = await cvesOf(context, mac);
      expect(found).toMatchObject({ totalCveInstances: 103, totalScans: 103 });
      const [cve] = found.cves;
      expect(cve?.newest.scanId).toBe(scanIds[102]);
      expect(cve?.others.map(({ scanId }) => scanId)).toEqual(scanIds.slice(2, 102).reverse());
    });

    it.skipIf(skip)('as zeros where nobody saw them, and refuse what is none', async () => {
      const context = await tenant();
      expect(await cvesOf(context, mac)).toEqual({
        macAddresses: [mac],
        totalScans: 0,
        totalCveInstances: 0,
        totalHostCount: 0,
        macStats: {
          [mac]: { totalCveInstances: 0, uniqueCveCount: 0, highestScore: 0, averageScore: 0 },
        },
        stats: { uniqueCveCount: 0, highestScore: 0, averageScore: 0 },
        cves: [],
      });
      const many = Array.from({ length: 501 }, (_, index) => index.toString(16).padStart(12, '0'));
      for (const bad of [[], ['00:1A'], ['001A-2B3C4D5E'], [`${mac}\n`], many]) {
        await expect(cvesOf(context, ...bad)).rejects.toMatchObject({
          kind: 'invalid',
          code: 'parameter_invalid',
        });
      }
      expect((await cvesOf(context, ...many.slice(0, 500))).macAddresses).toHaveLength(500);
    });

    it.skipIf(skip)('of the sites that the credentials may see, and of no other organization', async () => {
      const [context, stranger] = [await tenant(), await tenant()];
      const [here, there] = [await aSiteToSee(context), await aSiteToSee(context)];
      for (const siteId of [here, there]) {
        await seeHosts(context, siteId, [aHostResult('10.0.0.1', { macAddress: mac }, [high])]);
      }
      expect(await cvesOf(context, mac)).toMatchObject({ totalHostCount: 2, totalScans: 2 });
      const narrowed = asActor(context, { siteIds: [here] });
      expect(await cvesOf(narrowed, mac)).toMatchObject({ totalHostCount: 1, totalScans: 1 });
      expect((await listScannedMacAddresses(narrowed)).items.map(({ siteId }) => siteId)).toEqual([here]);
      expect(await cvesOf(stranger, mac)).toMatchObject({ totalHostCount: 0, cves: [] });
      const blind = asActor(context, { scopes: ['cve:update', 'site:view'] });
      await expect(cvesOf(blind, mac)).rejects.toMatchObject({ code: 'missing_scope' });
    });
  });

  it.skipIf(skip)('are listed with their figures, those without a CVE only when asked for', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, [
      aHostResult('10.0.0.1', { macAddress: mac, ...at(1) }, [high, low]),
      aHostResult('10.0.0.2', { macAddress: other, ...at(2) }),
      aHostResult('10.0.0.3', at(3), [high]),
    ]);
    await decide(context);
    const { items } = await listScannedMacAddresses(context);
    expect(items).toMatchObject([
      {
        macAddress: mac,
        siteId,
        totalScans: 1,
        totalCveInstances: 2,
        uniqueCveCount: 2,
        openCveCount: 1,
        highestScore: 9.8,
      },
    ]);
    const first = await listScannedMacAddresses(context, { all: true, limit: 1 });
    expect(first.items.map(({ macAddress }) => macAddress)).toEqual([other]);
    const rest = await listScannedMacAddresses(context, { all: true, cursor: first.nextCursor ?? '' });
    expect(rest.items.map(({ macAddress }) => macAddress)).toEqual([mac]);
  });

  describe('with decisions', () => {
    it.skipIf(skip)('show the newest one that has not expired', async () => {
      const clock = new MovableClock('2026-11-23T12:00:00Z');
      const context = await tenant(clock);
      const siteId = await aSiteToSee(context);
      await seeHosts(context, siteId, [aHostResult('10.0.0.1', { macAddress: mac }, [high, low])]);
      const inDays = (days: number): string => new Date(clock.now().getTime() + days * dayMs).toISOString();
      expect(await standingIn(context, siteId)).toEqual(['open']);
      const first = await decide(context, { status: 'mitigated', expirationDate: inDays(30) });
      expect(first).toMatchObject({ status: 'mitigated', siteIds: null, createdBy: 'someone' });
      clock.advance(1000);
      await decide(context, { macAddress: '000c42000001', expirationDate: inDays(2) });
      expect(await standingIn(context, siteId)).toEqual(['accepted']);
      expect((await cvesOf(context, mac)).cves.map(({ standing }) => standing)).toEqual(['accepted', 'open']);
      expect(await countFindings(context)).toMatchObject({
        total: 2,
        byStatus: { open: 1, accepted: 1, mitigated: 0 },
      });
      clock.advance(3 * dayMs);
      // The newer one has expired, so the older one stands again.
      expect(await standingIn(context, siteId)).toEqual(['mitigated']);
      expect((await cvesOf(context, mac)).cves[0]?.standing).toBe('mitigated');
      expect((await listFindings(context, { status: 'mitigated' })).items).toHaveLength(1);
      expect((await listFindings(context, { status: 'accepted' })).items).toEqual([]);
      clock.advance(30 * dayMs);
      expect(await standingIn(context, siteId)).toEqual(['open']);
      expect((await listFindings(context, { status: 'open' })).items).toHaveLength(2);
      const { items } = await listCveStatuses(context);
      expect(items.map(({ status }) => status)).toEqual(['accepted', 'mitigated']);
      const entries = await listAuditEntries(test.store.db, context.organizationId);
      const decided = { objectKind: 'cve_status', after: { siteIds: null, scanId: first.scanId } };
      expect(entries.filter(({ action }) => action === 'updateCveStatus')).toMatchObject([
        { ...decided, before: null },
        { ...decided, before: { id: first.id, status: 'mitigated', scanId: first.scanId } },
      ]);
    });

    it.skipIf(skip)('expire by the default of the organization where they name no date', async () => {
      const context = await tenant();
      const siteId = await aSiteToSee(context);
      await seeHosts(context, siteId, [aHostResult('10.0.0.1', { macAddress: mac }, [high])]);
      expect((await decide(context)).expirationDate).toBeNull();
      await test.store.db
        .updateTable('organizations')
        .set({ default_status_days: 90 })
        .where('id', '=', context.organizationId)
        .execute();
      expect((await decide(context)).expirationDate).toBe('2027-02-21T12:00:00.000Z');
    });

    it.skipIf(skip)('of credentials for some sites count and show there alone', async () => {
      const context = await tenant();
      const [here, there] = [await aSiteToSee(context), await aSiteToSee(context)];
      const scanIds = [];
      for (const siteId of [here, there]) {
        const hosts = [aHostResult('10.0.0.1', { macAddress: mac }, [high])];
        scanIds.push(await seeHosts(context, siteId, hosts));
      }
      const narrowed = asActor(context, { siteIds: [here] });
      expect(await decide(narrowed)).toMatchObject({ siteIds: [here], scanId: scanIds[0] });
      expect(await standingIn(context, here)).toEqual(['accepted']);
      expect(await standingIn(context, there)).toEqual(['open']);
      const elsewhere = asActor(context, { siteIds: [there] });
      expect((await listCveStatuses(elsewhere)).items).toEqual([]);
      expect((await listCveStatuses(narrowed)).items).toHaveLength(1);
      await decide(context, { status: 'mitigated' });
      expect((await listCveStatuses(elsewhere)).items).toMatchObject([{ status: 'mitigated' }]);
      expect((await listScannedMacAddresses(context)).items.map((one) => one.openCveCount)).toEqual([0, 0]);
    });

    it.skipIf(skip)('need a CVE that was seen there by whoever decides', async () => {
      const [context, stranger] = [await tenant(), await tenant()];
      const siteId = await aSiteToSee(context);
      await seeHosts(context, siteId, [aHostResult('10.0.0.1', { macAddress: mac }, [high])]);
      const noMac = { kind: 'not_found', code: 'mac_address_not_found' };
      await expect(decide(context, { macAddress: other })).rejects.toMatchObject(noMac);
      await expect(decide(stranger)).rejects.toMatchObject(noMac);
      const elsewhere = asActor(context, { siteIds: [await aSiteToSee(context)] });
      await expect(decide(elsewhere)).rejects.toMatchObject(noMac);
      await expect(decide(context, { cveId: 'CVE-2030-9999' })).rejects.toMatchObject({
        kind: 'not_found',
        code: 'cve_not_seen',
      });
      const viewer = asActor(context, { scopes: ['cve:view', 'cve:create'] });
      await expect(decide(viewer)).rejects.toMatchObject({ code: 'missing_scope' });
      expect((await listCveStatuses(context)).items).toEqual([]);
    });

    it.skipIf(skip).each([
      [{ status: 'open' as const }, 'status_not_settable'],
      [{ status: 'closed' as 'accepted' }, 'parameter_invalid'],
      [{ justification: 'too short' }, 'parameter_invalid'],
      [{ justification: ' '.repeat(20) }, 'parameter_invalid'],
      [{ justification: 'x'.repeat(1001) }, 'parameter_invalid'],
      [{ justification: 'with a zero \u0000 inside' }, 'parameter_invalid'],
      [{ expirationDate: '2026-11-23T12:00:00Z' }, 'expiry_in_the_past'],
      [{ expirationDate: 'tomorrow' }, 'parameter_invalid'],
      [{ cveId: 'CVE-1' }, 'parameter_invalid'],
      [{ macAddress: 'everything' }, 'parameter_invalid'],
      [{ justification: undefined as unknown as string }, 'parameter_missing'],
    ])('refuse %j', async (over, code) => {
      const context = await tenant();
      const siteId = await aSiteToSee(context);
      await seeHosts(context, siteId, [aHostResult('10.0.0.1', { macAddress: mac }, [high])]);
      await expect(decide(context, over)).rejects.toMatchObject({ kind: 'invalid', code });
      expect((await listCveStatuses(context)).items).toEqual([]);
    });

    it.skipIf(skip)('are listed by what is asked for, page by page', async () => {
      const clock = new MovableClock('2026-11-23T12:00:00Z');
      const context = await tenant(clock);
      const siteId = await aSiteToSee(context);
      await seeHosts(context, siteId, [
        aHostResult('10.0.0.1', { macAddress: mac }, [high, low]),
        aHostResult('10.0.0.2', { macAddress: other }, [high]),
      ]);
      const made = [
        await decide(context),
        await decide(context, { cveId: 'cve-2030-1002', status: 'mitigated' }),
        await decide(context, { macAddress: other }),
      ].map(({ id }) => id);
      const ids = async (input: Parameters<typeof listCveStatuses>[1]) =>
        (await listCveStatuses(context, input)).items.map(({ id }) => made.indexOf(id));
      expect(await ids({})).toEqual([2, 1, 0]);
      expect(await ids({ macAddress: '00-0C-42-00-00-01' })).toEqual([1, 0]);
      expect(await ids({ cveId: 'cve-2030-1001' })).toEqual([2, 0]);
      expect(await ids({ status: 'mitigated' })).toEqual([1]);
      expect(await ids({ status: 'open' })).toEqual([]);
      const first = await listCveStatuses(context, { limit: 2 });
      await decide(context);
      expect(await ids({ limit: 2, cursor: first.nextCursor ?? '' })).toEqual([0]);
      await expect(listCveStatuses(context, { cursor: 'x' })).rejects.toMatchObject({
        code: 'cursor_invalid',
      });
    });
  });
});
