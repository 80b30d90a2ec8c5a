import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPermissions } from '../../../src/domain/permission.ts';
import { authenticateApiKey } from '../../../src/operations/api-keys/authenticate-api-key.ts';
import { areCredentialsGood } from '../../../src/operations/api-keys/are-credentials-good.ts';
import { createApiKey } from '../../../src/operations/api-keys/create-api-key.ts';
import { getApiKey } from '../../../src/operations/api-keys/get-api-key.ts';
import { listApiKeys } from '../../../src/operations/api-keys/list-api-keys.ts';
import { revokeApiKey } from '../../../src/operations/api-keys/revoke-api-key.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

describe.each(engines)('API keys on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  const admin = { name: 'Administrator', scopes: [...allPermissions] };
  const viewer = { name: 'Viewer', scopes: ['cve:view' as const] };

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

  it.skipIf(skip)('are listed without their tokens, also once they are revoked or have expired', async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const kept = await createApiKey(context, admin);
    const revoked = await createApiKey(context, viewer);
    const expired = await createApiKey(context, { ...viewer, expiresAt: '2026-11-23T13:00:00Z' });
    await revokeApiKey(context, { apiKeyId: revoked.apiKey.id });
    clock.advance(2 * 3600_000);
    const { items } = await listApiKeys(context);
    expect(items.map(({ id }) => id)).toEqual([kept, revoked, expired].map(({ apiKey }) => apiKey.id));
    expect(items.map(({ revokedAt }) => revokedAt)).toEqual([null, '2026-11-23T12:00:00.000Z', null]);
    const auth = { store: test.store, clock };
    await expect(authenticateApiKey(auth, revoked.token)).rejects.toMatchObject({ code: 'api_key_revoked' });
    await expect(authenticateApiKey(auth, expired.token)).rejects.toMatchObject({ code: 'api_key_expired' });
    const seen = JSON.stringify([items, await listAuditEntries(test.store.db, context.organizationId)]);
    for (const { token } of [kept, revoked, expired]) expect(seen).not.toContain(token.slice(20));
  });

  it.skipIf(skip)('are good until they expire or are revoked, as tokens are until they expire', async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    await createApiKey(context, admin);
    const expiresAt = '2026-11-23T13:00:00.000Z';
    const made = [await createApiKey(context, viewer), await createApiKey(context, { ...viewer, expiresAt })];
    const holders: OperationContext[] = [];
    for (const { token } of made) {
      const known = await authenticateApiKey({ store: test.store, clock }, token);
      holders.push({ ...context, actor: known!.actor });
    }
    holders.push(asActor(context, { kind: 'jwt', id: 'ada', expiresAt }));
    const good = () => Promise.all(holders.map(areCredentialsGood));
    expect(await good()).toEqual([true, true, true]);
    clock.advance(3_599_999);
    expect(await good()).toEqual([true, true, true]);
    clock.advance(1);
    expect(await good()).toEqual([true, false, false]);
    await revokeApiKey(context, { apiKeyId: made[0]!.apiKey.id });
    expect(await good()).toEqual([false, false, false]);
  });

  it.skipIf(skip)('give no more than their maker holds, of scopes and of sites', async () => {
    const context = await tenant();
    const [mine, other] = [
      await createSite(context, { name: 'A', networks: ['10.0.0.0/24'] }),
      await createSite(context, { name: 'B', networks: ['10.0.1.0/24'] }),
    ];
    const maker = asActor(context, { scopes: ['org:create', 'cve:view'], siteIds: [mine.id] });
    const beyond = { code: 'scope_not_held' };
    await expect(createApiKey(maker, { name: 'X', scopes: ['cve:create'] })).rejects.toMatchObject(beyond);
    await expect(createApiKey(maker, { ...viewer, siteIds: [other.id] })).rejects.toMatchObject({
      code: 'site_not_found',
    });
    const { apiKey } = await createApiKey(maker, viewer);
    expect(apiKey.siteIds).toEqual([mine.id]);
  });

  it.skipIf(skip)('end with the credentials that made them, or before', async () => {
    const context = await tenant();
    const expiresAt = '2026-11-24T12:00:00.000Z';
    const maker = asActor(context, { expiresAt });
    const beyond = { kind: 'forbidden', code: 'expiry_beyond_maker' };
    const later = createApiKey(maker, { ...viewer, expiresAt: '2026-11-24T12:00:00.001Z' });
    await expect(later).rejects.toMatchObject(beyond);
    const { apiKey, token } = await createApiKey(maker, { ...admin });
    expect(apiKey.expiresAt).toBe(expiresAt);
    const earlier = await createApiKey(maker, { ...viewer, expiresAt: '2026-11-23T14:00:00+01:00' });
    expect(earlier.apiKey.expiresAt).toBe('2026-11-23T13:00:00.000Z');
    const known = await authenticateApiKey({ store: test.store, clock: context.clock }, token);
    expect(known?.actor.expiresAt).toBe(expiresAt);
  });

  it.skipIf(skip)('do not exist for others, nor wider ones for credentials of certain sites', async () => {
    const [context, stranger] = [await tenant(), await tenant()];
    const site = await createSite(context, { name: 'A', networks: ['10.0.0.0/24'] });
    const { apiKey: wide } = await createApiKey(context, admin);
    const { apiKey: narrow } = await createApiKey(context, { ...viewer, siteIds: [site.id] });
    const narrowed = asActor(context, { siteIds: [site.id] });
    expect((await listApiKeys(narrowed)).items).toEqual([narrow]);
    expect(await getApiKey(narrowed, { apiKeyId: narrow.id })).toEqual(narrow);
    const notFound = { kind: 'not_found', code: 'api_key_not_found' };
    for (const one of [stranger, narrowed]) {
      await expect(getApiKey(one, { apiKeyId: wide.id })).rejects.toMatchObject(notFound);
      await expect(revokeApiKey(one, { apiKeyId: wide.id })).rejects.toMatchObject(notFound);
    }
    const missing = { code: 'missing_scope' };
    const scopeless = asActor(context, { scopes: ['org:create'] });
    await expect(listApiKeys(scopeless)).rejects.toMatchObject(missing);
    await expect(revokeApiKey(scopeless, { apiKeyId: narrow.id })).rejects.toMatchObject(missing);
    await revokeApiKey(narrowed, { apiKeyId: narrow.id });
  });

  it.skipIf(skip)(
    'never lose the last of them that makes others, whoever revokes at the same time',
    async () => {
      const context = await tenant();
      const keys = [await createApiKey(context, admin), await createApiKey(context, admin)];
      await createApiKey(context, { ...admin, expiresAt: '2026-11-23T12:00:01Z' });
      (context.clock as MovableClock).advance(60_000);
      const outcomes = await Promise.allSettled(
        keys.map(({ apiKey }) => revokeApiKey(context, { apiKeyId: apiKey.id })),
      );
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused).toMatchObject([{ reason: { kind: 'conflict', code: 'last_administrator_key' } }]);
      const usable = (await listApiKeys(context)).items.filter(({ revokedAt }) => revokedAt === null);
      expect(usable).toHaveLength(2);
    },
  );

  it.skipIf(skip)('may revoke themselves, and a second time means nothing', async () => {
    const context = await tenant();
    await createApiKey(context, admin);
    const { apiKey } = await createApiKey(context, admin);
    const self = asActor(context, { kind: 'apiKey', id: apiKey.id });
    await revokeApiKey(self, { apiKeyId: apiKey.id });
    await revokeApiKey(self, { apiKeyId: apiKey.id });
    const entries = await listAuditEntries(test.store.db, context.organizationId);
    expect(entries.filter(({ action }) => action === 'revokeApiKey')).toMatchObject([
      { actorId: apiKey.id, before: { revokedAt: null }, after: { revokedAt: '2026-11-23T12:00:00.000Z' } },
    ]);
  });
});
