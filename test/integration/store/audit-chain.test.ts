import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditFacts } from '../../../src/domain/audit-entry.ts';
import { chainStart, verifyAuditChain } from '../../../src/domain/verify-audit-chain.ts';
import { appendAuditEntry, listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { insertOrganization } from '../../../src/store/queries/organization-queries.ts';
import { newId } from '../../../src/support/new-id.ts';
import { engines, type TestStore } from './open-test-stores.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe.each(engines)('the audit log on $engine', ({ open, skip }) => {
  let test: TestStore;
  beforeAll(async () => {
    if (!skip) test = await open();
  });
  afterAll(() => test?.dispose());

  async function aLog(count: number): Promise<string> {
    const organizationId = newId();
    await insertOrganization(test.store.db, { id: organizationId, name: 'Audited', createdAt: new Date() });
    const tenant = test.store.forOrganization(organizationId);
    await Promise.all(
      Array.from({ length: count }, (_, index) =>
        tenant.transaction((connection) =>
          appendAuditEntry(connection, facts(organizationId, index), { isChange: true }),
        ),
      ),
    );
    return organizationId;
  }

  it.skipIf(skip)('is one chain without gaps, however many write at once', async () => {
    const organizationId = await aLog(20);
    const entries = await listAuditEntries(test.store.db, organizationId);
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(verifyAuditChain(entries, chainStart, sha256)).toEqual({ sequence: 20, hash: entries[19]!.hash });
    const [first, rest] = [entries.slice(0, 7), entries.slice(7)];
    const middle = verifyAuditChain(first, chainStart, sha256);
    expect(middle).toEqual({ sequence: 7, hash: first[6]!.hash });
    expect(verifyAuditChain(rest, middle as typeof chainStart, sha256)).toMatchObject({ sequence: 20 });
    expect(await listAuditEntries(test.store.db, organizationId, { before: 19, limit: 2 })).toMatchObject([
      { sequence: 18 },
      { sequence: 17 },
    ]);
  });

  it.skipIf(skip)('shows what was changed, taken out or put in behind its back', async () => {
    const organizationId = await aLog(6);
    const withoutGuard = async (statement: ReturnType<typeof sql>): Promise<void> => {
      await sql`alter table audit_log disable trigger all`.execute(test.store.db);
      await statement.execute(test.store.db);
      await sql`alter table audit_log enable trigger all`.execute(test.store.db);
    };
    const check = async () =>
      verifyAuditChain(await listAuditEntries(test.store.db, organizationId), chainStart, sha256);
    await withoutGuard(
      sql`update audit_log set after = '{"name":"b"}' where organization_id = ${organizationId} and sequence = 4`,
    );
    expect(await check()).toMatchObject({
      sequence: 4,
      reason: expect.stringContaining('changed') as string,
    });
    await withoutGuard(sql`delete from audit_log where organization_id = ${organizationId} and sequence = 3`);
    expect(await check()).toMatchObject({
      sequence: 3,
      reason: expect.stringContaining('missing') as string,
    });
  });
});

function facts(organizationId: string, index: number): AuditFacts {
  return {
    id: newId(),
    organizationId,
    actorKind: 'apiKey',
    actorId: 'a key\u0000',
    action: 'updateSite',
    objectKind: 'site',
    objectId: String(index),
    outcome: 'done',
    code: null,
    requestId: null,
    before: { z: [1, { b: 0.1, a: 'ü\ud800' }], name: 'a' },
    after: index % 2 === 0 ? null : { name: '\u0000', score: 9.8, none: null },
    createdAt: new Date().toISOString(),
  };
}
