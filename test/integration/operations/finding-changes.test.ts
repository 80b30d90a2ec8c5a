import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFindingRule } from '../../../src/operations/finding-rules/create-finding-rule.ts';
import { countFindings } from '../../../src/operations/findings/count-findings.ts';
import { getTrends } from '../../../src/operations/findings/get-trends.ts';
import { listDeltas, type ListDeltasInput } from '../../../src/operations/findings/list-deltas.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { closeFindings } from '../../../src/store/queries/rematch-queries.ts';
import { insertFindingEvents } from '../../../src/store/queries/finding-event-queries.ts';
import { undecidedEvent } from '../../../src/domain/finding-event.ts';
import { aFindingOf, aHostResult } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const dayMs = 86_400_000;
const [first, second] = ['CVE-2030-0001', 'CVE-2030-0002'];

describe.each(engines)('changes of findings, on $engine,', ({ open, skip }) => {
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

  /** Closes a finding as a scan that proves it does. */
  const fix = async (context: OperationContext, findingId: string) =>
    close(context, findingId, 'fixed_verified');
  async function close(
    context: OperationContext,
    findingId: string,
    reason: 'fixed_verified' | 'data_changed',
  ): Promise<void> {
    const now = context.clock.now();
    await closeFindings(context.store.db, [findingId], { at: now, reason });
    await insertFindingEvents(context.store.db, context.organizationId, [
      {
        id: context.newId(),
        findingId,
        scanId: null,
        kind: 'closed',
        reason,
        before: null,
        after: null,
        bundleBefore: null,
        bundleAfter: null,
        ...undecidedEvent,
        createdAt: now.toISOString(),
      },
    ]);
  }

  /** Day 1: two findings; day 3: one more elsewhere; day 5: the first is fixed; day 7: the second accepted for a day. */
  async function aWeek() {
    const clock = new MovableClock('2030-01-01T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const [here, there] = [await aSiteToSee(context), await aSiteToSee(context)];
    const when = () => ({ finishedAt: clock.now().toISOString(), startedAt: clock.now().toISOString() });
    const seen = [aFindingOf(first), aFindingOf(second)];
    await seeHosts(context, here, [aHostResult('10.0.0.1', when(), seen)]);
    clock.advance(2 * dayMs);
    await seeHosts(context, there, [aHostResult('10.0.0.2', when(), [aFindingOf(first)])]);
    clock.advance(2 * dayMs);
    const { items } = await listFindings(context, { siteId: here });
    const idOf = (cveId: string) => items.find((one) => one.cveId === cveId)?.id ?? '';
    await fix(context, idOf(first));
    clock.advance(2 * dayMs);
    await createFindingRule(context, {
      status: 'accepted',
      findingId: idOf(second),
      justification: 'For the length of a test.',
      expiresAt: '2030-01-08T00:00:00Z',
    });
    return { context, clock, here, there };
  }
  const kinds = async (context: OperationContext, input: ListDeltasInput) =>
    (await listDeltas(context, input)).items
      .map(({ kind, finding, after }) => `${kind} ${finding.cveId} ${finding.ipAddress} ${after}`)
      .toSorted();

  it.skipIf(skip)('are told from time to time, with what they came to', async () => {
    const { context, clock, here, there } = await aWeek();
    expect(await kinds(context, { from: '2029-12-31T00:00:00Z', to: '2030-01-02T00:00:00Z' })).toEqual([
      `new ${first} 10.0.0.1 open`,
      `new ${second} 10.0.0.1 open`,
    ]);
    const from = '2030-01-02T00:00:00Z';
    expect(await kinds(context, { from })).toEqual([
      `decided ${second} 10.0.0.1 accepted`,
      `fixed ${first} 10.0.0.1 fixed_verified`,
      `new ${first} 10.0.0.2 open`,
    ]);
    expect(await kinds(context, { from, kind: 'fixed' })).toHaveLength(1);
    expect(await kinds(context, { from, siteId: there })).toEqual([`new ${first} 10.0.0.2 open`]);
    expect(await kinds(asActor(context, { siteIds: [here] }), { from })).toHaveLength(2);
    clock.advance(2 * dayMs);
    const [reopened] = (await listDeltas(context, { from: '2030-01-07T12:00:00Z' })).items;
    expect(reopened).toMatchObject({ kind: 'reopened', before: 'accepted', after: 'reopened' });
    expect(reopened?.causes).toEqual([
      { cause: 'rule', reason: 'rule_expired', at: '2030-01-08T00:00:00.000Z', scanId: null },
    ]);
  });

  it.skipIf(skip)('are told page by page', async () => {
    const { context } = await aWeek();
    const found: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 4; pages += 1) {
      const page = await listDeltas(context, {
        from: '2029-12-31T00:00:00Z',
        limit: 1,
        ...(cursor && { cursor }),
      });
      found.push(...page.items.map(({ finding }) => finding.id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(new Set(found).size).toBe(3);
    expect(found).toHaveLength(3);
  });

  it.skipIf(skip)('are refused for a time that is none', async () => {
    const { context } = await aWeek();
    const refused = (input: ListDeltasInput, code: string) =>
      expect(listDeltas(context, input)).rejects.toMatchObject({ code });
    await refused({ from: '2030-02-01T00:00:00Z' }, 'span_invalid');
    await refused({ from: 'yesterday:' }, 'span_invalid');
    await refused({ from: 'ABC-DEF-GHJ' }, 'scan_not_found');
    await refused({ from: context.newId() }, 'scan_not_found');
    await expect(getTrends(context, { from: '2000-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'span_invalid',
    });
  });

  it.skipIf(skip)('make trends of what is open, how long fixes take and what is overdue', async () => {
    const { context, clock, here, there } = await aWeek();
    clock.advance(2 * dayMs);
    const span = { from: '2029-12-31T12:00:00Z', to: '2030-01-09T12:00:00Z' };
    const { trends } = await getTrends(context, span);
    expect(trends).toHaveLength(1);
    // Two on the first day, three on the third, two on the fifth, one on the seventh, two when the rule has run out.
    expect(trends[0]?.points.map((point) => point.open)).toEqual([0, 2, 2, 3, 3, 2, 2, 1, 2, 2]);
    expect(trends[0]?.timeToFix).toEqual({ fixed: 1, medianDays: 4, p90Days: 4 });
    const bySite = await getTrends(context, { ...span, group: 'site' });
    const last = bySite.trends.map(({ key, points }) => [key, points.at(-1)?.open]);
    expect(Object.fromEntries(last)).toEqual({ [here]: 1, [there]: 1 });
    const byClass = await getTrends(context, { ...span, group: 'device_class', siteId: there });
    expect(byClass.trends.map(({ points }) => points.at(-1)?.open)).toEqual([1]);
    expect((await countFindings(context, { overdue: true })).total).toBe(0);
    clock.advance(1000 * dayMs);
    const late = await getTrends(context);
    const overdue = late.trends[0]?.clocks.reduce((sum, tier) => sum + tier.overdue, 0);
    expect(overdue).toBe(2);
    expect((await listFindings(context, { overdue: true, sort: 'due_at' })).items).toHaveLength(2);
    expect((await countFindings(context, { overdue: true })).total).toBe(2);
    // Data that were put right are no fix, however long they were wrong.
    const [elsewhere] = (await listFindings(context, { siteId: there })).items;
    await close(context, elsewhere?.id ?? '', 'data_changed');
    const later = { ...span, to: '2030-01-10T12:00:00Z' };
    clock.advance(2 * dayMs);
    expect((await getTrends(context, later)).trends[0]?.timeToFix.fixed).toBe(1);
  });
});
