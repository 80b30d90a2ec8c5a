import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayLifecycle } from '../../../src/findings/replay-lifecycle.ts';
import { updateCveStatus } from '../../../src/operations/cve-statuses/update-cve-status.ts';
import { updateDevice } from '../../../src/operations/devices/update-device.ts';
import {
  createFindingRule,
  type CreateFindingRuleInput,
} from '../../../src/operations/finding-rules/create-finding-rule.ts';
import { endFindingRule } from '../../../src/operations/finding-rules/end-finding-rule.ts';
import { getFindingRule } from '../../../src/operations/finding-rules/get-finding-rule.ts';
import { listFindingRules } from '../../../src/operations/finding-rules/list-finding-rules.ts';
import { listFindingEvents } from '../../../src/operations/findings/list-finding-events.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listRulesAbout } from '../../../src/store/queries/finding-rule-queries.ts';
import { aFindingOf, aHostResult, aServiceAt } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const cve = 'CVE-2030-0001';
const other = 'CVE-2030-0002';
const justification = 'Decided by a test of rules.';
const macOf = (last: number) => `00:0C:42:00:00:0${last}`;
const host = (last: number, cves: readonly string[], facts: Parameters<typeof aFindingOf>[1] = {}) =>
  aHostResult(
    `10.0.0.${last}`,
    { macAddress: macOf(last) },
    cves.map((id) => aFindingOf(id, facts)),
  );
const exploited = (addedOn: string) => ({ knownExploited: true, exploitedSince: { addedOn, dueOn: null } });

describe.each(engines)('rules about findings, on $engine,', ({ open, skip }) => {
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

  /** A site with two CVEs on the first of two devices, and one on the second. */
  async function aPlace() {
    const clock = new MovableClock('2030-01-01T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, [host(1, [cve, other]), host(2, [cve])]);
    return { context, siteId, clock };
  }
  const rule = (context: OperationContext, over: Partial<CreateFindingRuleInput>) =>
    createFindingRule(context, { status: 'accepted', justification, ...over });
  /** The state of each finding, by the last number of its device and its CVE. */
  async function states(context: OperationContext): Promise<Record<string, string>> {
    const { items } = await listFindings(context, { limit: 100 });
    for (const { id, state } of items) {
      const { items: events } = await listFindingEvents(context, { findingId: id, limit: 100 });
      expect(replayLifecycle(events.toReversed())).toBe(state);
    }
    return Object.fromEntries(
      items.map(({ device, cveId, state }) => [`${device.ipAddress.split('.')[3]} ${cveId}`, state]),
    );
  }
  const all = (first: string, second: string, third: string) => ({
    [`1 ${cve}`]: first,
    [`1 ${other}`]: second,
    [`2 ${cve}`]: third,
  });

  it.skipIf(skip)('are read as far as they may be about the findings that are looked at', async () => {
    const { context, clock } = await aPlace();
    const [, second] = (await listFindings(context, { cveId: cve })).items;
    const broad = await rule(context, { network: '10.0.0.0/24' });
    const named = await rule(context, { cveId: cve });
    const elsewhere = await rule(context, { cveId: other });
    const single = await rule(context, { findingId: second?.id ?? '' });
    clock.advance(1000);
    const read = async (findingIds: readonly string[], ruleIds: readonly string[] = []) => {
      const about = { ruleIds, findingIds, cveIds: [cve] };
      const rules = await listRulesAbout(test.store.db, context.organizationId, clock.now(), about);
      return rules.map(({ id }) => id).toSorted();
    };
    expect(await read([])).toEqual([broad.id, named.id].toSorted());
    expect(await read([second?.id ?? ''])).toEqual([broad.id, named.id, single.id].toSorted());
    await endFindingRule(context, { findingRuleId: named.id });
    clock.advance(1000);
    expect(await read([])).toEqual([broad.id]);
    expect(await read([], [elsewhere.id, named.id])).toEqual([broad.id, elsewhere.id, named.id].toSorted());
  });

  it.skipIf(skip)('count for what fits, now and later, and open it again when they end', async () => {
    const { context, siteId } = await aPlace();
    const made = await rule(context, { cveId: cve });
    expect(made).toMatchObject({ covers: 2, lapsesOn: ['known_exploited'] });
    expect(await states(context)).toEqual(all('accepted', 'open', 'accepted'));
    await seeHosts(context, siteId, [host(3, [cve, other])]);
    expect(await states(context)).toMatchObject({ [`3 ${cve}`]: 'accepted', [`3 ${other}`]: 'open' });
    const [found] = (await listFindings(context, { state: 'accepted' })).items;
    expect(found?.decision).toEqual({ status: 'accepted', by: 'rule', id: made.id, until: null });
    expect((await getFindingRule(context, { findingRuleId: made.id })).covers).toBe(3);
    await endFindingRule(context, { findingRuleId: made.id });
    await endFindingRule(context, { findingRuleId: made.id });
    expect(await states(context)).toMatchObject(all('reopened', 'open', 'reopened'));
    const { items } = await listFindingEvents(context, { findingId: found?.id ?? '' });
    expect(items.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
      'undecided rule_removed',
      'decided rule_applied',
      'opened first_seen',
    ]);
    expect(await listFindingRules(context, { ended: false })).toMatchObject({ items: [] });
    expect(await listFindingRules(context, { ended: true })).toMatchObject({ items: [{ id: made.id }] });
  });

  it.skipIf(skip)('run out at their own instant, and what else covers a finding takes over', async () => {
    const { context, clock } = await aPlace();
    await rule(context, { network: '10.0.0.1', status: 'mitigated', expiresAt: '2030-01-03T00:00:00Z' });
    clock.advance(1000);
    await rule(context, { cveId: cve, expiresAt: '2030-01-02T00:00:00Z' });
    expect(await states(context)).toEqual(all('accepted', 'mitigated', 'accepted'));
    clock.advance(30 * 3_600_000);
    expect(await states(context)).toEqual(all('mitigated', 'mitigated', 'reopened'));
    clock.advance(240 * 3_600_000);
    expect(await states(context)).toEqual(all('reopened', 'reopened', 'reopened'));
    const { items } = await listFindings(context, { cveId: other });
    const history = await listFindingEvents(context, { findingId: items[0]?.id ?? '' });
    expect(history.items[0]).toMatchObject({ reason: 'rule_expired', createdAt: '2030-01-03T00:00:00.000Z' });
  });

  it.skipIf(skip)('give way to what is said of one finding, the newest word first', async () => {
    const { context, clock } = await aPlace();
    await rule(context, { cveId: cve });
    const decision = { macAddress: macOf(1), cveId: cve, justification, expirationDate: null } as const;
    await updateCveStatus(context, { ...decision, status: 'mitigated' });
    clock.advance(1000);
    await rule(context, { network: '10.0.0.0/8' });
    expect(await states(context)).toEqual(all('mitigated', 'accepted', 'accepted'));
    const { items } = await listFindings(context, { cveId: cve, state: 'mitigated' });
    const single = await rule(context, { findingId: items[0]?.id ?? '', status: 'false_positive' });
    expect(await states(context)).toEqual(all('false_positive', 'accepted', 'accepted'));
    await endFindingRule(context, { findingRuleId: single.id });
    expect(await states(context)).toEqual(all('mitigated', 'accepted', 'accepted'));
  });

  it.skipIf(skip)('follow the tags and the class of devices', async () => {
    const { context } = await aPlace();
    const { items } = await listFindings(context, { cveId: other });
    const deviceId = items[0]?.deviceId ?? '';
    await rule(context, { tag: 'DMZ' });
    expect(await updateDevice(context, { deviceId, tags: ['dmz', 'owner:x', 'dmz'] })).toMatchObject({
      tags: ['dmz', 'owner:x'],
    });
    expect(await states(context)).toEqual(all('accepted', 'accepted', 'open'));
    await updateDevice(context, { deviceId, tags: [] });
    expect(await states(context)).toEqual(all('reopened', 'reopened', 'open'));
    const deviceClass = 'printer' as const;
    expect(await rule(context, { deviceClass })).toMatchObject({ covers: 0 });
  });

  it.skipIf(skip)('lapse when their CVE is found to be exploited, and never come back to it', async () => {
    const { context, siteId, clock } = await aPlace();
    await rule(context, { cveId: cve });
    await rule(context, { cveId: other, lapsesOn: [] });
    clock.advance(3_600_000);
    await seeHosts(context, siteId, [host(1, [cve, other], exploited('2029-12-31')), host(2, [cve])]);
    expect(await states(context)).toEqual(all('reopened', 'accepted', 'accepted'));
    clock.advance(3_600_000);
    await seeHosts(context, siteId, [host(1, [cve, other])]);
    expect(await states(context)).toEqual(all('reopened', 'accepted', 'accepted'));
    await rule(context, { cveId: cve });
    expect(await states(context)).toEqual(all('accepted', 'accepted', 'accepted'));
  });

  it.skipIf(skip)('lapse when a fix is named, where that was asked for', async () => {
    const { context, siteId, clock } = await aPlace();
    const unfixed = aFindingOf(cve);
    const statement = 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:* <= 9.9';
    const before = { ...unfixed, verdict: { ...unfixed.verdict, statement } };
    const seen = (finding: typeof before) => [{ ...host(2, []), findings: [finding] }];
    await seeHosts(context, siteId, seen(before));
    await rule(context, { cveId: cve, lapsesOn: ['fix_available'] });
    clock.advance(3_600_000);
    const fixed = `${statement}, < 10.0`;
    await seeHosts(context, siteId, seen({ ...before, verdict: { ...before.verdict, statement: fixed } }));
    expect(await states(context)).toEqual(all('accepted', 'open', 'reopened'));
    const { items } = await listFindings(context, { state: 'reopened' });
    const history = await listFindingEvents(context, { findingId: items[0]?.id ?? '' });
    expect(history.items[0]).toMatchObject({ kind: 'undecided', reason: 'rule_lapsed_fix' });
  });

  /** One CVE on two ports of a device; a fix of it is known or not. */
  const onTwoPorts = (hasFix: boolean) => {
    const findings = [22, 2222].map((port) => {
      const one = aFindingOf(cve, { service: aServiceAt(port) });
      const statement = `cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:* <= 9.9${hasFix ? ', < 10.0' : ''}`;
      return { ...one, verdict: { ...one.verdict, statement } };
    });
    return [{ ...host(5, []), findings }];
  };
  const stateOfTwo = async (context: OperationContext) => (await states(context))[`5 ${cve}`];
  const atFive = { cveId: cve, network: '10.0.0.5/32' };
  const untilFixed = { ...atFive, lapsesOn: ['fix_available' as const] };
  /** Means one service alone, as a statement of a document may. */
  const narrow = async (findingRuleId: string, port: number) =>
    test.store.db
      .updateTable('finding_rules')
      .set({ port, transport: 'tcp' })
      .where('id', '=', findingRuleId)
      .execute();

  it.skipIf(skip)('lapse also where another one says what counts beside it', async () => {
    const { context, siteId, clock } = await aPlace();
    const second = await rule(context, { ...untilFixed, status: 'mitigated' });
    await narrow(second.id, 2222);
    await narrow((await rule(context, { ...atFive, lapsesOn: [] })).id, 22);
    clock.advance(3_600_000);
    await seeHosts(context, siteId, onTwoPorts(false));
    expect(await stateOfTwo(context)).toBe('accepted');
    clock.advance(3_600_000);
    await seeHosts(context, siteId, onTwoPorts(true));
    expect(await stateOfTwo(context)).toBe('reopened');
    const [found] = (await listFindings(context, { state: 'reopened' })).items;
    const history = await listFindingEvents(context, { findingId: found?.id ?? '' });
    expect(history.items[0]).toMatchObject({ reason: 'rule_lapsed_fix', decisionId: second.id });
    // Made when the fix was known, it means it so.
    clock.advance(3_600_000);
    await rule(context, untilFixed);
    expect(await stateOfTwo(context)).toBe('accepted');
  });

  it.skipIf(skip)(
    'lapse also while another word stands before them, or none because a service is left',
    async () => {
      const { context, siteId, clock } = await aPlace();
      await seeHosts(context, siteId, onTwoPorts(false));
      await rule(context, untilFixed);
      clock.advance(3_600_000);
      await rule(context, { ...atFive, lapsesOn: [], expiresAt: '2030-01-10T00:00:00Z' });
      clock.advance(3_600_000);
      await seeHosts(context, siteId, onTwoPorts(true));
      expect(await stateOfTwo(context)).toBe('accepted');
      clock.advance(12 * 86_400_000);
      expect(await stateOfTwo(context)).toBe('reopened');
      const other = await aPlace();
      await seeHosts(other.context, other.siteId, onTwoPorts(false));
      await narrow((await rule(other.context, untilFixed)).id, 2222);
      other.clock.advance(3_600_000);
      await seeHosts(other.context, other.siteId, onTwoPorts(false));
      expect(await stateOfTwo(other.context)).toBe('reopened');
      await seeHosts(other.context, other.siteId, onTwoPorts(true));
      await narrow((await rule(other.context, { ...atFive, lapsesOn: [] })).id, 22);
      other.clock.advance(3_600_000);
      await seeHosts(other.context, other.siteId, onTwoPorts(true));
      expect(await stateOfTwo(other.context)).toBe('reopened');
    },
  );

  it.skipIf(skip)(
    'that are made when a fix is known count, whatever was so when the finding was looked at before',
    async () => {
      const { context, siteId, clock } = await aPlace();
      await seeHosts(context, siteId, onTwoPorts(false));
      const first = await rule(context, untilFixed);
      clock.advance(3_600_000);
      await endFindingRule(context, { findingRuleId: first.id });
      clock.advance(3_600_000);
      await seeHosts(context, siteId, onTwoPorts(true));
      clock.advance(3_600_000);
      await rule(context, untilFixed);
      expect(await stateOfTwo(context)).toBe('accepted');
      clock.advance(3_600_000);
      await seeHosts(context, siteId, onTwoPorts(false));
      clock.advance(3_600_000);
      await seeHosts(context, siteId, onTwoPorts(true));
      expect(await stateOfTwo(context)).toBe('reopened');
    },
  );

  it.skipIf(skip)('are refused where they mean everything, too late or the wrong thing', async () => {
    const { context, siteId } = await aPlace();
    const refused = (over: Partial<CreateFindingRuleInput>, code: string) =>
      expect(rule(context, over)).rejects.toMatchObject({ code });
    await refused({ siteId }, 'finding_rule_too_wide');
    await refused({ cveId: cve, expiresAt: '2029-01-01T00:00:00Z' }, 'expiry_in_the_past');
    await refused({ cveId: cve, siteId: context.newId() }, 'site_not_found');
    await refused({ findingId: context.newId() }, 'finding_not_found');
    await refused({ cveId: cve, network: 'everywhere' }, 'parameter_invalid');
    const claim = { vexJustification: 'component_not_present' } as const;
    await refused({ cveId: cve, ...claim }, 'vex_justification_needs_false_positive');
    expect(await rule(context, { cveId: cve, ...claim, status: 'false_positive' })).toMatchObject(claim);
  });

  it.skipIf(skip)('are made by credentials of certain sites for these alone', async () => {
    const { context, siteId } = await aPlace();
    const here = asActor(context, { siteIds: [siteId] });
    const elsewhere = asActor(context, { siteIds: [await aSiteToSee(context)] });
    await expect(rule(here, { cveId: cve })).rejects.toMatchObject({ code: 'restricted_to_sites' });
    await expect(rule(elsewhere, { cveId: cve, siteId })).rejects.toMatchObject({ code: 'site_not_found' });
    const { id: findingRuleId } = await rule(here, { cveId: cve, siteId });
    await expect(getFindingRule(elsewhere, { findingRuleId })).rejects.toMatchObject({
      code: 'finding_rule_not_found',
    });
    await expect(endFindingRule(elsewhere, { findingRuleId })).rejects.toMatchObject({
      code: 'finding_rule_not_found',
    });
    expect((await listFindingRules(elsewhere)).items).toEqual([]);
    expect((await listFindingRules(here)).items).toHaveLength(1);
  });
});
