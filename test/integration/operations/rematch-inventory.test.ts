import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostResult } from '../../../src/domain/scan-result.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { compareBundles } from '../../../src/intelligence/compare-bundles.ts';
import { translateCveRecord } from '../../../src/intelligence/cve-list/cve-record.ts';
import { packKev } from '../../../src/intelligence/kev/kev-content.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import { listFindingEvents } from '../../../src/operations/findings/list-finding-events.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { matchInventoryAnew } from '../../../src/operations/findings/match-inventory-anew.ts';
import { rematchInventory } from '../../../src/operations/findings/rematch-inventory.ts';
import { prepareInstallation } from '../../../src/operations/first-run/prepare-installation.ts';
import { openIntelligence } from '../../../src/operations/intelligence/open-intelligence.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aCveRecord, routerOs } from '../../support/a-cve-record.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { bundleOf, configuration, node, record, vulnerable } from '../matching/bundle-of.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts as seeHostsBy } from './an-inventory.ts';

const moved = 'CVE-2030-67278';
const affected = (version: string, lessThan: string) => ({ version, status: 'affected', lessThan });
const revision = (dateUpdated: string, versions: readonly object[]) =>
  translateCveRecord(
    aCveRecord(
      moved,
      { affected: [routerOs(versions as never, { defaultStatus: 'unaffected' })] },
      { metadata: { dateUpdated } },
    ),
  );
const first = revision('2030-09-05T00:00:00.000Z', [
  affected('7.24', '7.24.2'),
  affected('7.0', '7.23.4'),
  affected('6.0', '6.49.21'),
]);
const second = revision('2030-09-17T00:00:00.000Z', [affected('7.24', '7.24.3'), affected('7.0', '7.23.6')]);
const other = record('CVE-2030-1001', [
  configuration('OR', [node('OR', [vulnerable('o:mikrotik:routeros', { endExcluding: '7.99' })])]),
]);
const elsewhere = record('CVE-2030-1002', [
  configuration('OR', [node('OR', [vulnerable('a:openbsd:openssh', { endExcluding: '9.9' })])]),
]);

/** Hosts 10.0.0.1, 10.0.0.2 …, each with RouterOS of that version behind its FTP port. */
function routers(bundle: IntelligenceBundle, ...versions: readonly string[]): HostResult[] {
  return versions.map((version, index) => {
    const ssh = anSshService();
    const ftp = {
      ...ssh,
      port: 21,
      identity: {
        ...ssh.identity,
        service: 'ftp',
        vendor: 'mikrotik',
        product: 'routeros',
        version,
        cpe: [`cpe:2.3:o:mikrotik:routeros:${version}:*:*:*:*:*:*:*`],
        extra: {},
      },
    };
    const host = { ...aHost([ftp, ssh], `10.0.0.${index + 1}`), macAddress: null };
    return judgeHost(bundle, host);
  });
}

describe.each(engines)('a change of the intelligence, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let before: IntelligenceBundle;
  let after: IntelligenceBundle;
  // It goes through all organizations, so each test has a store of its own.
  beforeEach(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    before = await bundleOf([first, other, elsewhere]);
    after = await bundleOf([second, other, elsewhere]);
  });
  afterEach(async () => {
    if (skip) return;
    before.close();
    after.close();
    await jobs.stop();
    await test.dispose();
  });
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  const seeHosts = async (
    context: OperationContext,
    siteId: string,
    hosts: readonly HostResult[],
    by = before,
  ) => seeHostsBy(context, siteId, hosts, undefined, undefined, by.info.digest);
  const rematch = async (context: OperationContext, from = before, to = after) =>
    rematchInventory(
      { store: test.store, clock: context.clock, newId: context.newId, judgeHost },
      to,
      await compareBundles(from, to),
    );
  const shown = async (context: OperationContext, closed = false) =>
    (await listFindings(context, { cveId: moved, closed, limit: 50 })).items
      .map(({ device }) => device.ipAddress)
      .toSorted();

  it.skipIf(skip)('opens, closes and changes what it concerns, and nothing else', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, routers(before, '7.24.2', '6.49.20', '7.23.3', '7.24.9'));
    expect(await shown(context)).toEqual(['10.0.0.2', '10.0.0.3']);
    const untouched = await context.store.db
      .selectFrom('findings')
      .selectAll()
      .where('cve_id', '!=', moved)
      .orderBy('id')
      .execute();
    expect(untouched.length).toBeGreaterThan(4);

    expect(await rematch(context)).toMatchObject({ opened: 1, closed: 1, changed: 1, reopened: 0 });

    expect(await shown(context)).toEqual(['10.0.0.1', '10.0.0.3']);
    expect(await shown(context, true)).toEqual(['10.0.0.2']);
    const left = context.store.db.selectFrom('findings').selectAll().where('cve_id', '!=', moved);
    expect(await left.orderBy('id').execute()).toEqual(untouched);
    expect(await rematch(context)).toMatchObject({ opened: 0, closed: 0, changed: 0, reopened: 0 });
  });

  it.skipIf(skip)('in the exploited CVEs alone changes the tier and the day it is due', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, routers(before, '7.98'));
    const listed = async (addedOn: string) => {
      const kev = new Map([['CVE-2030-1001', { addedOn, dueOn: null, usedByRansomware: false }]]);
      return bundleOf([first, other, elsewhere], { kev, feedContent: packKev(kev) });
    };
    const found = async () => (await listFindings(context, { cveId: 'CVE-2030-1001' })).items[0];
    const seen = await found();
    expect(seen).toMatchObject({ exploitedSince: null, priority: { tier: 'sixty_days' } });
    const later = await listed('2030-12-01');
    expect(await rematch(context, before, later)).toMatchObject({ opened: 0, closed: 0, changed: 1 });
    const tier = 'three_days_and_forensic_triage';
    const countedFrom = seen?.firstSeenAt ?? '';
    const dueAt = new Date(Date.parse(countedFrom) + 3 * 86_400_000).toISOString();
    expect(await found()).toMatchObject({
      knownExploited: true,
      exploitedSince: '2030-12-01',
      dueAt,
      priority: { tier, countedFrom, dueAt },
    });

    // The catalogue says another day, and nothing else: before first sight, so the days count from it.
    const earlier = await listed('2021-12-01');
    expect(await rematch(context, later, earlier)).toMatchObject({ changed: 1 });
    const onListing = { dueAt: '2021-12-04T00:00:00.000Z', countedFrom: '2021-12-01T00:00:00.000Z' };
    const now = await found();
    expect(now).toMatchObject({ dueAt: onListing.dueAt, priority: { tier, ...onListing } });
    expect(now?.priority.reasons).toContain('listed_before_seen');
    expect(await rematch(context, later, earlier)).toMatchObject({ changed: 0 });
    const { items } = await listFindingEvents(context, { findingId: now?.id ?? '' });
    expect(
      items.map(({ reason, before: was, after: is }) => [reason, was?.tier, is?.tier, is?.exploitedSince]),
    ).toEqual([
      ['data_changed', tier, tier, '2021-12-01'],
      ['data_changed', 'sixty_days', tier, '2030-12-01'],
      ['first_seen', undefined, undefined, undefined],
    ]);

    // A scan that sees it once more, and one that sees it first, count from the same day.
    await seeHosts(context, siteId, routers(earlier, '7.98', '7.97'));
    const { items: both } = await listFindings(context, { cveId: 'CVE-2030-1001' });
    expect(both.map(({ dueAt: due }) => due)).toEqual([onListing.dueAt, onListing.dueAt]);
    expect(both.every(({ priority }) => priority.dueAt === onListing.dueAt)).toBe(true);
    later.close();
    earlier.close();
  });

  it.skipIf(skip)('says why, with both records and both bundles', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, routers(before, '7.24.2', '6.49.20', '7.23.3'));
    await rematch(context);
    const told = await Promise.all(
      [false, true].map(async (closed) => {
        const { items } = await listFindings(context, { cveId: moved, closed, limit: 50 });
        return Promise.all(
          items.map(async ({ id, device, closedReason }) => ({
            address: device.ipAddress,
            closedReason,
            events: (await listFindingEvents(context, { findingId: id })).items,
          })),
        );
      }),
    );
    const byAddress = Map.groupBy(told.flat(), ({ address }) => address);
    const event = {
      reason: 'data_changed',
      bundleBefore: before.info.digest,
      bundleAfter: after.info.digest,
    };
    const seen = { kind: 'opened', reason: 'first_seen' };
    const old = { recordDigest: first.digest };
    const now = { recordDigest: second.digest };
    expect(byAddress.get('10.0.0.1')?.[0]?.events).toMatchObject([
      { ...event, kind: 'opened', before: null, after: now },
    ]);
    expect(byAddress.get('10.0.0.2')?.[0]).toMatchObject({
      closedReason: 'data_changed',
      events: [{ ...event, kind: 'closed', before: old, after: null }, seen],
    });
    expect(byAddress.get('10.0.0.3')?.[0]?.events).toMatchObject([
      { ...event, kind: 'changed', before: old, after: now },
      seen,
    ]);
  });

  it.skipIf(skip)('that is taken back opens again what it closed; so does a scan', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, routers(before, '6.49.20', '6.49.19'));
    await rematch(context);
    expect(await shown(context)).toEqual([]);
    await seeHosts(context, siteId, routers(before, '6.49.20'));
    expect(await shown(context)).toEqual(['10.0.0.1']);
    expect(await rematch(context, after, before)).toMatchObject({ reopened: 1, opened: 0 });
    expect(await shown(context)).toEqual(['10.0.0.1', '10.0.0.2']);
    const { items } = await listFindings(context, { cveId: moved, limit: 50 });
    const events = await Promise.all(
      items.map(async ({ id }) => (await listFindingEvents(context, { findingId: id })).items),
    );
    expect(
      events
        .flat()
        .map(({ kind, reason }) => `${kind} ${reason}`)
        .toSorted(),
    ).toEqual([
      'closed data_changed',
      'closed data_changed',
      'opened first_seen',
      'opened first_seen',
      'reopened data_changed',
      'reopened seen_again',
    ]);
  });

  it.skipIf(skip)('is acted on once, also when the bundle before is not at hand', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, routers(before, '7.24.2', '6.49.20', '7.23.3'));
    const parts = { store: test.store, clock: context.clock, newId: context.newId, judgeHost };
    await prepareInstallation(parts, { adminToken: undefined });
    const matchAnew = (current = after, previous?: IntelligenceBundle) =>
      matchInventoryAnew(parts, { current, previous });
    expect(await matchAnew()).toMatchObject({ devices: 3, opened: 1, closed: 1, changed: 1 });
    expect(await matchAnew()).toBeUndefined();
    expect(await shown(context)).toEqual(['10.0.0.1', '10.0.0.3']);
    // Their authors take the newer record back.
    const back = await bundleOf([{ ...first, modifiedAt: '2030-10-01T00:00:00.000Z' }, other, elsewhere]);
    expect(await matchAnew(back, after)).toMatchObject({ opened: 0, reopened: 1, closed: 1, changed: 1 });
    back.close();
    expect(await shown(context)).toEqual(['10.0.0.2', '10.0.0.3']);
    const { items } = await listFindings(context, { cveId: moved, closed: true, limit: 5 });
    const events = await listFindingEvents(context, { findingId: items[0]?.id ?? '' });
    expect(events.items.map(({ kind, bundleBefore }) => [kind, bundleBefore])).toEqual([
      ['closed', after.info.digest],
      ['opened', null],
    ]);
  });

  it.skipIf(skip)(
    'judges again what a scan has kept by older intelligence since, and never by older itself',
    async () => {
      const context = await tenant();
      const siteId = await aSiteToSee(context);
      const parts = { store: test.store, clock: context.clock, newId: context.newId, judgeHost };
      await prepareInstallation(parts, { adminToken: undefined });
      await seeHosts(context, siteId, routers(before, '7.24.2', '6.49.20'));
      const matchAnew = (current = after) => matchInventoryAnew(parts, { current, previous: undefined });
      expect(await matchAnew()).toMatchObject({ devices: 2, opened: 1, closed: 1 });
      // A worker whose machine has the older bundle still, or a scan that was judged before the swap.
      await seeHosts(context, siteId, routers(before, '7.24.2', '6.49.20'));
      expect(await shown(context)).toEqual(['10.0.0.1', '10.0.0.2']);
      expect(await matchAnew(before)).toBeUndefined();
      expect(await matchAnew()).toMatchObject({ devices: 2, closed: 1 });
      expect(await shown(context)).toEqual(['10.0.0.1']);
      expect(await matchAnew()).toBeUndefined();
      await seeHosts(context, siteId, routers(after, '7.24.2', '6.49.20'), after);
      expect(await matchAnew()).toBeUndefined();
    },
  );

  it.skipIf(skip)(
    'lets two machines with intelligence of the same age have their word once each',
    async () => {
      const context = await tenant();
      const siteId = await aSiteToSee(context);
      const parts = { store: test.store, clock: context.clock, newId: context.newId, judgeHost };
      await prepareInstallation(parts, { adminToken: undefined });
      await seeHosts(context, siteId, routers(before, '7.24.2', '6.49.20'));
      // Equal but for a feed whose records have no date.
      const other = { ...after, info: { ...after.info, digest: 'sha256:of-another-machine' } };
      const [one, two] = [{ current: after }, { current: other as typeof after }];
      const look = (machine: typeof one, judged?: string) =>
        matchInventoryAnew(parts, { ...machine, previous: undefined, judged });
      expect(await look(one)).toBeDefined();
      expect(await look(two)).toBeDefined();
      expect(await look(one, after.info.digest)).toBeUndefined();
      expect(await look(two, 'sha256:of-another-machine')).toBeUndefined();
      // One that is started anew, or has got other intelligence meanwhile, judges by it.
      expect(await look(one)).toBeDefined();
      expect(await look(two, 'sha256:of-another-machine')).toBeUndefined();
    },
  );

  it.skipIf(skip)('is none where only the baseline is in use: it takes no finding away', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, routers(before, '7.24.2', '6.49.20'));
    const parts = { store: test.store, clock: context.clock, newId: context.newId, judgeHost };
    await prepareInstallation(parts, { adminToken: undefined });
    const open = async () => (await listFindings(context, { closed: false, limit: 50 })).items.length;
    await matchInventoryAnew(parts, { current: before, previous: undefined });
    const had = await open();
    // What a service falls back to at its start when the bundle file cannot be used.
    const baseline = await openIntelligence(undefined);
    expect(await matchInventoryAnew(parts, { current: baseline, previous: undefined })).toBeUndefined();
    expect(await open()).toBe(had);
    expect(await matchInventoryAnew(parts, { current: after, previous: baseline })).toMatchObject({
      opened: 1,
      closed: 1,
      reopened: 0,
    });
    baseline.close();
  });

  it.skipIf(skip)('does not close what was found on another version than the device has now', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, routers(before, '6.49.20'));
    await seeHosts(context, siteId, routers(before, '6.49.22'));
    expect(await rematch(context)).toMatchObject({ closed: 0 });
    expect(await shown(context)).toEqual(['10.0.0.1']);
  });

  it.skipIf(skip)('keeps the caps of a distribution, which the kept service still shows', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, routers(before, '7.99'));
    const changed = record(
      'CVE-2030-1002',
      [configuration('OR', [node('OR', [vulnerable('a:openbsd:openssh', { endExcluding: '9.8' })])])],
      { digest: 'sha256:changed', modifiedAt: '2031-01-01T00:00:00.000Z' },
    );
    const to = await bundleOf([first, other, changed]);
    const confidence = async () =>
      (await listFindings(context, { cveId: 'CVE-2030-1002', limit: 5 })).items.map((finding) => [
        finding.confidence,
        finding.factors.map(({ name }) => name),
      ]);
    const had = await confidence();
    expect(had[0]?.[1]).toContain('distribution_backport_possible');
    expect(await rematch(context, before, to)).toMatchObject({ changed: 1 });
    expect(await confidence()).toEqual(had);
    to.close();
  });
});
