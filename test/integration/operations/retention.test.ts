import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateInventory, simulateWeek } from '../../../bench/growth/simulate-week.ts';
import { updateOrganization } from '../../../src/operations/organizations/update-organization.ts';
import { forgetOldRows } from '../../../src/operations/retention/forget-old-rows.ts';
import type { ScanCount } from '../../../src/domain/scan-count.ts';
import { listScanCounts } from '../../../src/operations/scan-reports/list-scan-counts.ts';
import { getScanResult } from '../../../src/operations/scan-reports/get-scan-result.ts';
import { listScans } from '../../../src/operations/scans/list-scans.ts';
import { createFindingRule } from '../../../src/operations/finding-rules/create-finding-rule.ts';
import { undecidedEvent } from '../../../src/domain/finding-event.ts';
import { listDeltas } from '../../../src/operations/findings/list-deltas.ts';
import { listFindingEvents } from '../../../src/operations/findings/list-finding-events.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { insertFindingEvents } from '../../../src/store/queries/finding-event-queries.ts';
import { closeFindings } from '../../../src/store/queries/rematch-queries.ts';
import { aFindingOf, aHostResult } from '../../support/a-host-result.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { findOrganization } from '../../../src/store/queries/organization-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const weekMs = 7 * 86_400_000;
const weeks = 30;
const [sites, hostsOfSite] = [3, 20];

describe.each(engines)('what is old on $engine', ({ open, skip }) => {
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

  const countsOf = async (organizationId: string) => {
    const counts = {
      scans: 0,
      scan_results: 0,
      scan_host_observations: 0,
      finding_sightings: 0,
      scan_counts: 0,
    };
    for (const table of Object.keys(counts) as (keyof typeof counts)[]) {
      const { rows } = await sql<{
        readonly count: number;
      }>`select count(*)::int as count from ${sql.table(table)}
        where organization_id = ${organizationId}`.execute(test.store.db);
      counts[table] = rows[0]?.count ?? 0;
    }
    // Forgotten ones may lie in their partition for a while.
    const { rows } = await sql<{ readonly results: number; readonly observations: number }>`
      select (select count(*) from scan_results where scan_site_id = any(wanted.ids))::int as results,
        (select count(*) from scan_host_observations where scan_site_id = any(wanted.ids))::int as observations
      from (select array(select part.id from scan_sites part join scans on scans.id = part.scan_id
        where scans.details_forgotten_at is null and scans.organization_id = ${organizationId}) as ids) wanted`.execute(
      test.store.db,
    );
    return {
      ...counts,
      wantedResults: rows[0]?.results ?? 0,
      wantedObservations: rows[0]?.observations ?? 0,
    };
  };

  it.skipIf(skip)('is forgotten as its organization wants, and nothing of another', async () => {
    const clock = new MovableClock('2026-01-05T02:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const other = await aTenant({ store: test.store, jobs }, { clock });
    const { organizationId } = context;
    // Ten weeks of details, half a year of scans, the rest for ever.
    const retention = { deliveries: 35, scanDetails: 70, scans: 140, sightings: 35, events: null };
    await updateOrganization(context, { organizationId, retention });
    expect((await findOrganization(test.store.db, organizationId))?.retention).toEqual({
      ...retention,
      occurrences: 365,
    });
    const terms = { startsAt: clock.now(), sites, hostsOfSite };
    for (const of of [context, other]) {
      await simulateInventory(test.store.db, { ...terms, organizationId: of.organizationId });
    }
    const flat: Awaited<ReturnType<typeof countsOf>>[] = [];
    for (let week = 0; week < weeks; week += 1) {
      await simulateWeek(test.store.db, { ...terms, startsAt: clock.now(), organizationId });
      clock.advance(weekMs);
      if (week < 24) continue;
      await forgetOldRows({ store: test.store, clock, newId: context.newId });
      flat.push(await countsOf(organizationId));
    }
    await simulateWeek(test.store.db, {
      ...terms,
      startsAt: clock.now(),
      organizationId: other.organizationId,
    });
    // From one week to the next nothing grows but the counts that are kept for ever.
    const kept = { scans: 20 * sites, wantedResults: 10 * sites, finding_sightings: 5 * sites * hostsOfSite };
    for (const counts of flat) {
      expect(counts).toMatchObject({ ...kept, wantedObservations: 10 * sites * hostsOfSite });
      // At most a month more waits for its partition to be dropped.
      expect(counts.scan_results).toBeLessThanOrEqual(15 * sites);
      expect(counts.scan_host_observations).toBe(counts.scan_results * hostsOfSite);
    }
    expect(flat.map((counts) => counts.scan_counts)).toEqual(
      flat.map((_, index) => (25 + index - 10) * sites),
    );
    const counted: ScanCount[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listScanCounts(context, { limit: 17, ...(cursor !== undefined && { cursor }) });
      counted.push(...page.items);
      cursor = page.nextCursor;
    }
    // Each of all weeks once, with the figures that it had while its details were there.
    expect(new Set(counted.map(({ scanSiteId }) => scanSiteId)).size).toBe(counted.length);
    expect(counted).toHaveLength(weeks * sites);
    expect(counted.filter(({ hasDetails }) => hasDetails)).toHaveLength(10 * sites);
    const figures = counted.map(({ hostsScanned, cveCount, uniqueCves }) => [
      hostsScanned,
      cveCount,
      uniqueCves,
    ]);
    expect(new Set(figures.map(String)).size).toBeLessThanOrEqual(sites);
    expect(counted.map(({ day }) => day)).toEqual(
      counted
        .map(({ day }) => day)
        .toSorted()
        .toReversed(),
    );
    const [oldest] = counted.slice(-1);
    const bounds = { from: oldest?.day ?? '', to: oldest?.day ?? '', siteId: oldest?.siteId ?? '' };
    expect((await listScanCounts(context, bounds)).items).toEqual([oldest]);
    expect((await listScanCounts(other)).items).toHaveLength(sites);
    const { items } = await listScans(context, { limit: 1000 });
    const old = items.at(-1);
    expect(old).toMatchObject({ jsonUrl: null, pdfUrl: null, status: 'finished' });
    const details = getScanResult(context, { scanId: old?.id ?? '' });
    await expect(details).rejects.toMatchObject({ kind: 'not_found', code: 'scan_details_forgotten' });

    clock.advance(20 * weekMs);
    const before = await countsOf(organizationId);
    const options = { store: test.store, clock, newId: context.newId };
    const would = await forgetOldRows(options, { dryRun: true });
    expect(await countsOf(organizationId)).toEqual(before);
    const done = await forgetOldRows(options);
    const ofOwn = (all: typeof done) =>
      all.organizations.find((one) => one.organizationId === organizationId)?.counts;
    expect(ofOwn(done)).toEqual(ofOwn(would));
    // What was seen last is known still.
    expect((await countsOf(organizationId)).finding_sightings).toBe(sites * hostsOfSite);
    expect((await countsOf(other.organizationId)).scans).toBe(sites);
  });

  it.skipIf(skip)(
    'leaves of a closed finding how it began, ended and was decided, should it come back',
    async () => {
      const clock = new MovableClock('2026-01-05T02:00:00Z');
      const context = await aTenant({ store: test.store, jobs }, { clock });
      const siteId = await aSiteToSee(context);
      const see = async (findings: Parameters<typeof aHostResult>[2]) => {
        clock.advance(60_000);
        await seeHosts(context, siteId, [aHostResult('10.0.0.1', {}, findings)]);
      };
      const found = [aFindingOf('CVE-2030-1001')];
      await see(found);
      const [finding] = (await listFindings(context, {})).items;
      const findingId = finding?.id ?? '';
      const close = async () => {
        clock.advance(60_000);
        const { organizationId } = context;
        await closeFindings(test.store.db, [findingId], { at: clock.now(), reason: 'data_changed' });
        await insertFindingEvents(test.store.db, organizationId, [
          {
            id: context.newId(),
            findingId,
            scanId: null,
            kind: 'closed',
            reason: 'data_changed',
            before: null,
            after: null,
            bundleBefore: null,
            bundleAfter: null,
            ...undecidedEvent,
            createdAt: clock.now().toISOString(),
          },
        ]);
      };
      await close();
      await see(found);
      await createFindingRule(context, { status: 'accepted', findingId, justification: 'Known for long.' });
      await close();
      clock.advance(6 * 365 * 86_400_000);
      await forgetOldRows({ store: test.store, clock, newId: context.newId });
      const kinds = async () =>
        (await listFindingEvents(context, { findingId })).items.toReversed().map(({ kind }) => kind);
      expect(await kinds()).toEqual(['opened', 'decided', 'closed']);
      const from = clock.now().toISOString();
      await see(found);
      expect(await kinds()).toEqual(['opened', 'decided', 'closed', 'reopened']);
      expect((await listDeltas(context, { from })).items).toMatchObject([{ before: 'fixed_assumed' }]);
    },
  );
});
