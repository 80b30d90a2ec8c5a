import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDevice } from '../../../src/operations/devices/get-device.ts';
import { listDeviceHistory } from '../../../src/operations/devices/list-device-history.ts';
import { listDeviceServices } from '../../../src/operations/devices/list-device-services.ts';
import { listDevices } from '../../../src/operations/devices/list-devices.ts';
import { PriorityTier } from '../../../src/domain/priority.ts';
import { countFindings } from '../../../src/operations/findings/count-findings.ts';
import { getFinding } from '../../../src/operations/findings/get-finding.ts';
import { listFindings, type ListFindingsInput } from '../../../src/operations/findings/list-findings.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aFindingOf, aHostResult, aServiceAt } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const mac = '00:0C:42:00:00:01';
const at = (day: number): { finishedAt: string } => ({ finishedAt: `2026-11-0${day}T02:00:00.000Z` });

describe.each(engines)('what is known on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });

  /** Two sites: a printer with three CVEs in one, a server with one of them in the other, seen a day later. */
  const anOffice = async () => {
    const context = await tenant();
    const [here, there] = [await aSiteToSee(context), await aSiteToSee(context)];
    const printer = { macAddress: mac, hostname: 'printer_1', manufacturer: 'Acme', ...at(1) };
    await seeHosts(context, here, [
      aHostResult('10.0.0.1', printer, [
        aFindingOf('CVE-2030-1001', { knownExploited: true }),
        aFindingOf('CVE-2030-1002', { score: 5, severity: 'MEDIUM' }),
        aFindingOf('CVE-2030-1003', { score: null, severity: null, vector: null }),
      ]),
    ]);
    await seeHosts(context, there, [
      aHostResult('10.0.0.2', { hostname: 'server', ...at(2) }, [
        aFindingOf('CVE-2030-1002', { score: 5, severity: 'MEDIUM' }),
      ]),
    ]);
    return { context, here, there };
  };
  const cveIds = async (context: OperationContext, input: ListFindingsInput = {}) =>
    (await listFindings(context, input)).items.map(({ cveId }) => cveId.slice(-4));

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

  it.skipIf(skip)('findings are sorted and chosen by what is asked for', async () => {
    const { context, here, there } = await anOffice();
    expect(await cveIds(context)).toEqual(['1001', '1002', '1002', '1003']);
    expect((await listFindings(context, { sort: 'last_seen_at', limit: 1 })).items[0]?.siteId).toBe(there);
    expect((await listFindings(context, { sort: 'first_seen_at', limit: 1 })).items[0]?.siteId).toBe(there);
    expect(await cveIds(context, { siteId: here })).toEqual(['1001', '1002', '1003']);
    expect(await cveIds(context, { severity: 'MEDIUM' })).toEqual(['1002', '1002']);
    expect(await cveIds(context, { knownExploited: true })).toEqual(['1001']);
    expect(await cveIds(context, { knownExploited: false, siteId: here })).toEqual(['1002', '1003']);
    expect(await cveIds(context, { minScore: 5.1 })).toEqual(['1001']);
    expect(await cveIds(context, { cveId: 'cve-2030-1002' })).toEqual(['1002', '1002']);
    expect(await cveIds(context, { status: 'accepted' })).toEqual([]);
    expect(await cveIds(context, { status: 'open' })).toHaveLength(4);
    expect(await cveIds(context, { siteId: context.newId() })).toEqual([]);
  });

  it.skipIf(skip).each(['score', 'last_seen_at', 'first_seen_at', 'due_at'] as const)(
    'pages by %s show each finding once, whatever comes in between',
    async (sort) => {
      const { context, here } = await anOffice();
      const whole = (await listFindings(context, { sort })).items.map(({ id }) => id);
      // Always something that comes before what was shown.
      const before = sort === 'due_at' ? { finishedAt: '2026-08-01T02:00:00.000Z' } : at(9);
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = await listFindings(context, { sort, limit: 1, ...(cursor !== '' && { cursor }) });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
        await seeHosts(context, here, [
          aHostResult(`10.0.1.${seen.length}`, before, [aFindingOf('CVE-2030-1000', { score: 10 })]),
        ]);
      }
      expect(seen).toEqual(whole);
    },
  );

  it.skipIf(skip)('what is most urgent comes first, and is found by its tier', async () => {
    const { context } = await anOffice();
    const site = await aSiteToSee(context);
    const ssvc = { exploitation: 'none', decidedAt: null } as const;
    const see = (day: number, over: Parameters<typeof aFindingOf>[1]) =>
      seeHosts(context, site, [
        aHostResult('8.8.8.8', { hostname: 'edge', ...at(day) }, [aFindingOf('CVE-2030-1004', over)]),
      ]);
    await see(1, { ssvc: { ...ssvc, automatable: true, technicalImpact: 'partial' } });
    const urgent = { sort: 'due_at' } as const;
    expect(await cveIds(context, urgent)).toEqual(['1001', '1004', '1002', '1003', '1002']);
    const [first, edge] = (await listFindings(context, urgent)).items;
    expect(first?.priority).toEqual({
      tier: 'three_days_and_forensic_triage',
      dueAt: '2026-11-04T02:00:00.000Z',
      countedFrom: '2026-11-01T02:00:00.000Z',
      reasons: ['exposure_unknown', 'known_exploited', 'automatable_unknown', 'technical_impact_unknown'],
      rule: 'BOD 26-04, Appendix A, Table 1, row 1',
    });
    expect(edge?.priority).toMatchObject({ tier: 'fourteen_days', dueAt: '2026-11-15T02:00:00.000Z' });
    expect(edge?.priority.reasons[0]).toBe('publicly_exposed');
    // Seen again on another day and now exploited: the days are fewer, the day they are counted from stays.
    await see(9, { knownExploited: true, ssvc: { ...ssvc, automatable: true, technicalImpact: 'partial' } });
    const [again] = (await listFindings(context, { tier: 'three_days' })).items;
    expect(again?.priority.dueAt).toBe('2026-11-04T02:00:00.000Z');
    for (const tier of PriorityTier.options) {
      const { items } = await listFindings(context, { tier });
      expect(items.every((item) => item.priority.tier === tier && item.priority.dueAt === item.dueAt)).toBe(
        true,
      );
      expect((await countFindings(context, { tier })).total).toBe(items.length);
    }
    expect(await cveIds(context, { tier: 'sixty_days' })).toHaveLength(3);
    const { explanation } = await getFinding(context, { findingId: again?.id ?? '' });
    expect(explanation.priority.map(({ name }) => name)).toEqual(again?.priority.reasons);
  });

  it.skipIf(skip)('a cursor of another order is refused', async () => {
    const { context } = await anOffice();
    const { nextCursor } = await listFindings(context, { limit: 1 });
    const refusal = listFindings(context, { sort: 'last_seen_at', cursor: nextCursor ?? '' });
    await expect(refusal).rejects.toMatchObject({ kind: 'invalid', code: 'cursor_invalid' });
  });

  it.skipIf(skip)('findings are counted from every side', async () => {
    const { context, here, there } = await anOffice();
    expect(await countFindings(context)).toEqual({
      total: 4,
      knownExploited: 1,
      bySeverity: { NONE: 0, LOW: 0, MEDIUM: 2, HIGH: 0, CRITICAL: 1, UNSCORED: 1 },
      byStatus: { open: 4, accepted: 0, mitigated: 0, false_positive: 0 },
      byState: {
        open: 4,
        reopened: 0,
        accepted: 0,
        mitigated: 0,
        false_positive: 0,
        fixed_verified: 0,
        fixed_assumed: 0,
        unknown: 0,
      },
      bySite: [
        { siteId: here, total: 3, open: 3, knownExploited: 1 },
        { siteId: there, total: 1, open: 1, knownExploited: 0 },
      ],
    });
    expect(await countFindings(asActor(context, { siteIds: [there] }))).toMatchObject({ total: 1 });
    expect(await countFindings(asActor(context, { siteIds: [] }))).toMatchObject({ total: 0, bySite: [] });
  });

  it.skipIf(skip)('counts take the filters of the list', async () => {
    const { context, here, there } = await anOffice();
    for (const filter of [
      { siteId: here },
      { siteId: there, status: 'open' as const },
      { status: 'accepted' as const },
      { severity: 'UNSCORED' as const },
      { severity: 'MEDIUM' as const, knownExploited: false },
      { minScore: 9 },
    ]) {
      const { items } = await listFindings(context, filter);
      expect((await countFindings(context, filter)).total, JSON.stringify(filter)).toBe(items.length);
    }
    const unscored = await listFindings(context, { severity: 'UNSCORED' });
    expect(unscored.items.map(({ severity, score }) => [severity, score])).toEqual([[null, null]]);
  });

  it.skipIf(skip)('a finding says what it rests on', async () => {
    const { context } = await anOffice();
    const [first] = (await listFindings(context)).items;
    const { finding, explanation, words } = await getFinding(context, { findingId: first?.id ?? '' });
    expect(finding).toEqual(first);
    expect(words?.references).toEqual([{ url: 'https://www.openssh.com/security.html' }]);
    expect(explanation.text).toContain('tcp port 22');
    expect(explanation.text).toContain(finding.evidence.statement);
    expect(explanation.factors.map(({ name, effect }) => [name, effect])).toEqual([
      ['version_match', 90],
      ['distribution_backport_possible', -50],
    ]);
  });

  it.skipIf(skip)('devices are found by site, MAC address and any part of their names', async () => {
    const { context, here } = await anOffice();
    const names = async (input: Parameters<typeof listDevices>[1]) =>
      (await listDevices(context, input)).items.map(({ hostname }) => hostname);
    expect(await names({})).toEqual(['server', 'printer_1']);
    expect(await names({ siteId: here })).toEqual(['printer_1']);
    expect(await names({ macAddress: '00-0c-42-00-00-01' })).toEqual(['printer_1']);
    for (const [q, found] of [
      ['RINT', ['printer_1']],
      ['acme', ['printer_1']],
      ['10.0.0.2', ['server']],
      ['_', ['printer_1']],
      ['%', []],
      ['\\', []],
    ] as const) {
      expect(await names({ q }), q).toEqual(found);
    }
    const first = await listDevices(context, { limit: 1 });
    expect(await names({ limit: 1, cursor: first.nextCursor ?? '' })).toEqual(['printer_1']);
  });

  it.skipIf(skip)('a device shows its figures, services and history', async () => {
    const { context, here } = await anOffice();
    const [device] = (await listDevices(context, { siteId: here })).items;
    const deviceId = device?.id ?? '';
    const again = { macAddress: mac, services: [aServiceAt(22, '9.9p1'), aServiceAt(2222)], ...at(3) };
    await seeHosts(context, here, [aHostResult('10.0.0.7', again)]);
    expect(await getDevice(context, { deviceId })).toMatchObject({
      ipAddress: '10.0.0.7',
      hostname: 'printer_1',
      totalScans: 2,
      uniqueCveCount: 3,
      openCveCount: 3,
      highestScore: 9.8,
    });
    const services = await listDeviceServices(context, { deviceId });
    expect(services.items.map(({ port, version }) => [port, version])).toEqual([
      [22, '9.9p1'],
      [2222, '9.2p1'],
    ]);
    const first = await listDeviceServices(context, { deviceId, limit: 1 });
    expect(first.items.map(({ port }) => port)).toEqual([22]);
    const after = await listDeviceServices(context, { deviceId, cursor: first.nextCursor ?? '' });
    expect([after.items.map(({ port }) => port), after.nextCursor]).toEqual([[2222], null]);
    const history = await listDeviceHistory(context, { deviceId });
    expect(history.items.map(({ kind }) => kind).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'address_changed',
      'first_seen',
      'service_appeared',
      'version_changed',
    ]);
    expect(history.items.at(-1)?.kind).toBe('first_seen');
    const rest = await listDeviceHistory(context, { deviceId, limit: 3 });
    const last = await listDeviceHistory(context, { deviceId, cursor: rest.nextCursor ?? '' });
    expect([...rest.items, ...last.items]).toEqual(history.items);
  });

  it.skipIf(skip)('nothing of another site or organization exists', async () => {
    const { context, here, there } = await anOffice();
    const [finding] = (await listFindings(context, { siteId: here })).items;
    const ids = { findingId: finding?.id ?? '', deviceId: finding?.deviceId ?? '' };
    for (const other of [await tenant(), asActor(context, { siteIds: [there] })]) {
      const { findingId, deviceId } = ids;
      await expect(getFinding(other, { findingId })).rejects.toMatchObject({ code: 'finding_not_found' });
      for (const ask of [getDevice, listDeviceServices, listDeviceHistory]) {
        await expect(ask(other, { deviceId })).rejects.toMatchObject({ code: 'device_not_found' });
      }
      expect((await listFindings(other, { siteId: here })).items).toEqual([]);
      expect((await listDevices(other, { siteId: here })).items).toEqual([]);
      expect((await listFindings(other, { deviceId })).items).toEqual([]);
    }
    const blind = asActor(context, { scopes: ['cve:create', 'site:view'] });
    for (const ask of [() => listFindings(blind), () => listDevices(blind), () => countFindings(blind)]) {
      await expect(ask()).rejects.toMatchObject({ code: 'missing_scope' });
    }
  });
});
