import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayLifecycle } from '../../../src/findings/replay-lifecycle.ts';
import { listFindingEvents } from '../../../src/operations/findings/list-finding-events.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { listFindingRules } from '../../../src/operations/finding-rules/list-finding-rules.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { importVex } from '../../../src/operations/vex-imports/import-vex.ts';
import { listVexDocuments } from '../../../src/operations/vex-imports/list-vex-documents.ts';
import { withdrawVexDocument } from '../../../src/operations/vex-imports/withdraw-vex-document.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { aFindingOf, aHostResult } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const [first, second] = ['CVE-2030-0001', 'CVE-2030-0002'];
const cpe = aFindingOf(first).judgedCpe;
const document = (version: number, cveIds: readonly string[], name = 'vex/1') =>
  JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `https://example.net/${name}`,
    author: 'Example Networks',
    timestamp: '2030-01-01T00:00:00Z',
    version,
    statements: cveIds.map((cveId) => ({
      vulnerability: { name: cveId },
      products: [{ '@id': 'pkg:generic/program', identifiers: { cpe23: cpe } }],
      status: 'not_affected',
    })),
  });

describe.each(engines)('a VEX document on $engine', ({ open, skip }) => {
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

  async function aPlace() {
    const clock = new MovableClock('2030-01-02T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', {}, [aFindingOf(first), aFindingOf(second)])]);
    const take = async (content: string, at: string | null = null) => {
      clock.advance(1000);
      const { id } = await importVex(context, { content, siteId: at });
      return id;
    };
    return { context, siteId, clock, take };
  }
  const states = async (context: OperationContext) =>
    Object.fromEntries((await listFindings(context)).items.map(({ cveId, state }) => [cveId, state]));
  const history = async (context: OperationContext, cveId: string) => {
    const { items } = await listFindings(context, { cveId });
    return (await listFindingEvents(context, { findingId: items[0]?.id ?? '' })).items;
  };

  it.skipIf(skip)('decides nothing any more once it is withdrawn, and histories name it', async () => {
    const { context, clock, take } = await aPlace();
    const id = await take(document(3, [first, second]));
    const other = await take(document(1, [second], 'vex/2'));
    clock.advance(1000);
    await withdrawVexDocument(context, { vexDocumentId: id });
    expect(await states(context)).toEqual({ [first]: 'reopened', [second]: 'false_positive' });
    const events = await history(context, first);
    const named = { id, documentId: 'https://example.net/vex/1', author: 'Example Networks', version: '3' };
    expect(events.slice(0, 2)).toMatchObject([
      { kind: 'undecided', reason: 'document_withdrawn', decidedBy: 'rule', vexDocument: named },
      { kind: 'decided', reason: 'rule_applied', vexDocument: named },
    ]);
    expect(replayLifecycle(events.toReversed())).toBe('reopened');
    const [still, withdrawn] = (await listVexDocuments(context)).items;
    expect(still).toMatchObject({ id: other, withdrawnAt: null });
    expect(withdrawn).toMatchObject({ id, withdrawnAt: clock.now().toISOString(), withdrawnBy: 'someone' });
    expect((await listVexDocuments(context, { ended: true })).items).toEqual([withdrawn]);
    expect((await listVexDocuments(context, { ended: false })).items).toEqual([still]);
    expect((await listFindingRules(context, { ended: false })).items).toHaveLength(1);
    const entries = await listAuditEntries(test.store.db, context.organizationId);
    expect(entries.at(-1)).toMatchObject({ action: 'withdrawVexDocument', objectId: id });
    // Once is enough.
    await withdrawVexDocument(context, { vexDocumentId: id });
    expect(await listAuditEntries(test.store.db, context.organizationId)).toHaveLength(entries.length);
  });

  it.skipIf(skip)('may come again after that, also an older version', async () => {
    const { context, take } = await aPlace();
    const id = await take(document(2, [first]));
    await expect(take(document(1, [first]))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'vex_outdated',
    });
    await withdrawVexDocument(context, { vexDocumentId: id });
    const same = await importVex(context, { content: document(2, [first]) });
    expect(same).toMatchObject({ wasThere: false, covers: 1 });
    expect(same.id).not.toBe(id);
    await withdrawVexDocument(context, { vexDocumentId: same.id });
    await take(document(1, [second]));
    expect(await states(context)).toEqual({ [first]: 'reopened', [second]: 'false_positive' });
  });

  it.skipIf(skip)('says when another version of it took its place, and is not withdrawn then', async () => {
    const { context, take } = await aPlace();
    const id = await take(document(1, [first, second]));
    await take(document(2, [second]));
    const [event] = await history(context, first);
    expect(event).toMatchObject({ reason: 'document_replaced', vexDocument: { id, version: '1' } });
    expect((await history(context, second))[0]).toMatchObject({
      kind: 'decided',
      vexDocument: { version: '2' },
    });
    await withdrawVexDocument(context, { vexDocumentId: id });
    expect(await states(context)).toEqual({ [first]: 'reopened', [second]: 'false_positive' });
    const before = (await listVexDocuments(context, { ended: true })).items;
    expect(before).toMatchObject([{ id, withdrawnAt: null, replacedAt: expect.any(String) as string }]);
  });

  it.skipIf(skip)('is withdrawn by those who may see it alone', async () => {
    const { context, siteId, take } = await aPlace();
    const everywhere = await take(document(1, [first]));
    const here = await take(document(1, [first], 'vex/2'), siteId);
    const narrowed = asActor(context, { siteIds: [siteId] });
    expect((await listVexDocuments(narrowed)).items.map(({ id }) => id)).toEqual([here]);
    const stranger = await aTenant({ store: test.store, jobs });
    for (const [who, vexDocumentId] of [
      [narrowed, everywhere],
      [stranger, here],
      [context, context.newId()],
    ] as const)
      await expect(withdrawVexDocument(who, { vexDocumentId })).rejects.toMatchObject({
        code: 'vex_document_not_found',
      });
    const reader = asActor(context, { scopes: ['cve:view'] });
    await expect(withdrawVexDocument(reader, { vexDocumentId: here })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await withdrawVexDocument(narrowed, { vexDocumentId: here });
    expect((await states(context))[first]).toBe('false_positive');
  });
});
