import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/scan-result.ts';
import { createFindingRule } from '../../../src/operations/finding-rules/create-finding-rule.ts';
import { endFindingRule } from '../../../src/operations/finding-rules/end-finding-rule.ts';
import { listFindingRules } from '../../../src/operations/finding-rules/list-finding-rules.ts';
import { listFindingEvents } from '../../../src/operations/findings/list-finding-events.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { importVex } from '../../../src/operations/vex-imports/import-vex.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aFindingOf, aHostResult, aServiceAt } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const cveId = 'CVE-2030-0001';
const cpe = aFindingOf(cveId).judgedCpe;
const elsewhere = 'cpe:2.3:a:other:program:1.0:*:*:*:*:*:*:*';

describe.each(engines)('statements about services of one device on $engine', ({ open, skip }) => {
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

  /** A device that shows the CVE at two ports. */
  async function aPlace(second: Partial<Finding> = {}) {
    const clock = new MovableClock('2030-01-02T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const siteId = await aSiteToSee(context);
    const see = (...findings: readonly Finding[]) => {
      clock.advance(1000);
      const services = findings.map(({ service }) => service);
      return seeHosts(context, siteId, [aHostResult('10.0.0.1', { services }, findings)]);
    };
    const at = (port: number, over: Partial<Finding> = {}): Finding => ({
      ...aFindingOf(cveId, { service: aServiceAt(port) }),
      ...over,
    });
    await see(at(22), at(2222, second));
    const product = (port: number, cpe23 = cpe) => ({
      '@id': `urn:sitewarden:service:${siteId}:10.0.0.1:${port}:tcp`,
      subcomponents: [{ identifiers: { cpe23 } }],
    });
    const says = async (document: string, ...products: readonly object[]) => {
      clock.advance(1000);
      const statements = products.map((one) => ({
        vulnerability: { name: cveId },
        products: [one],
        status: 'not_affected',
      }));
      const content = JSON.stringify({
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': `https://example.net/${document}`,
        author: 'Example Networks',
        timestamp: clock.now().toISOString(),
        version: 1,
        statements,
      });
      return importVex(context, { content });
    };
    return { context, clock, see, at, product, says };
  }
  const standing = async (context: OperationContext) => {
    const [finding] = (await listFindings(context)).items;
    return finding?.state;
  };
  const history = async (context: OperationContext) => {
    const [finding] = (await listFindings(context)).items;
    const { items } = await listFindingEvents(context, { findingId: finding?.id ?? '' });
    return items.map(({ kind, reason }) => `${kind} ${reason}`);
  };

  it.skipIf(skip)(
    'hide its finding together where they leave no service, of one document or two',
    async () => {
      const { context, product, says } = await aPlace({ judgedCpe: elsewhere });
      expect(await says('both', product(22), product(2222))).toMatchObject({ rules: 2, covers: 0 });
      expect(await standing(context)).toBe('open');
      expect(await says('both', product(22), product(2222, elsewhere))).toMatchObject({
        rules: 2,
        covers: 1,
      });
      expect(await standing(context)).toBe('false_positive');
      await says('both', product(22));
      expect(await standing(context)).toBe('reopened');
      expect(await says('other', product(2222, elsewhere))).toMatchObject({ covers: 1 });
      expect(await standing(context)).toBe('false_positive');
    },
  );

  it.skipIf(skip)('leave it open once one of them ends, or another service shows it too', async () => {
    const { context, see, at, product, says } = await aPlace();
    await says('one', product(22), product(2222));
    expect(await standing(context)).toBe('false_positive');
    await see(at(22), at(2222), at(443));
    expect(await standing(context)).toBe('reopened');
    expect((await history(context))[0]).toBe('undecided rule_no_longer_fits');
    await says('two', product(443));
    expect(await standing(context)).toBe('false_positive');
    for (const port of [443, 22, 2222]) {
      const { items } = await listFindingRules(context, { ended: false });
      const rule = items.find((one) => one.port === port);
      await endFindingRule(context, { findingRuleId: rule?.id ?? '' });
      expect(await standing(context)).toBe('reopened');
      expect((await history(context))[0]).toBe('undecided rule_removed');
      await says(`again ${port}`, product(port));
      expect(await standing(context)).toBe('false_positive');
    }
  });

  it.skipIf(skip)('hide it no more than the weakest of what counts at its services does', async () => {
    const { context, clock, product, says } = await aPlace();
    const network = '10.0.0.0/24';
    const words = { status: 'accepted', network, justification: 'Behind the firewall.' } as const;
    const rule = await createFindingRule(context, words);
    await says('one', product(22));
    expect(await standing(context)).toBe('accepted');
    await says('two', product(2222));
    expect(await standing(context)).toBe('false_positive');
    clock.advance(1000);
    await createFindingRule(context, { ...words, status: 'mitigated' });
    expect(await standing(context)).toBe('mitigated');
    await endFindingRule(context, { findingRuleId: rule.id });
    expect(await standing(context)).toBe('mitigated');
  });
});
