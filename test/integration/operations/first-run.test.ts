import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allPermissions } from '../../../src/domain/permission.ts';
import { authenticateApiKey } from '../../../src/operations/api-keys/authenticate-api-key.ts';
import { createApiKey } from '../../../src/operations/api-keys/create-api-key.ts';
import { prepareInstallation } from '../../../src/operations/first-run/prepare-installation.ts';
import { startFirstScan } from '../../../src/operations/first-run/start-first-scan.ts';
import type { InstallationContext } from '../../../src/operations/operation-context.ts';
import { resolveOrganization } from '../../../src/operations/organizations/resolve-organization.ts';
import { listSites } from '../../../src/operations/sites/list-sites.ts';
import { findApiKey } from '../../../src/store/queries/api-key-queries.ts';
import { newId } from '../../../src/support/new-id.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

describe.each(engines)('the first start on $engine', ({ open, skip }) => {
  let test: TestStore;
  let clock: MovableClock;
  let context: InstallationContext;

  beforeEach(async () => {
    if (skip) return;
    test = await open();
    clock = new MovableClock('2026-11-23T12:00:00Z');
    context = { store: test.store, clock, newId };
  });
  afterEach(async () => {
    if (!skip) await test.dispose();
  });

  it.skipIf(skip)(
    'makes an organization, a token shown once and the site of this machine; the second nothing',
    async () => {
      const first = await prepareInstallation(context, {});
      expect(first).toMatchObject({
        created: true,
        site: { name: 'This machine', networks: ['127.0.0.0/8', '::1/128'] },
      });
      const token = first.generatedAdminToken ?? '';
      expect(token).toMatch(/^sw_[0-9A-Za-z]{16}_[0-9A-Za-z]{43}$/u);
      const dump = JSON.stringify(await test.store.db.selectFrom('api_keys').selectAll().execute());
      expect(dump).not.toContain(token.slice(20));

      const second = await prepareInstallation(context, {});
      expect(second).toEqual({ ...first, created: false, generatedAdminToken: null });
      const known = await authenticateApiKey(context, token);
      expect(known).toMatchObject({
        organizationId: first.organization.id,
        actor: { kind: 'apiKey', scopes: allPermissions, siteIds: null },
      });
      expect((await resolveOrganization(context, first.organization.id)).id).toBe(first.organization.id);
      expect((await resolveOrganization(context, undefined)).id).toBe(first.organization.id);
      for (const id of ['nonsense', newId()]) {
        await expect(resolveOrganization(context, id)).rejects.toMatchObject({ kind: 'unauthenticated' });
      }
    },
  );

  it.skipIf(skip)('lets the administrator follow the token of the settings', async () => {
    const one = 'a token of the operator, one';
    expect((await prepareInstallation(context, { adminToken: one })).generatedAdminToken).toBeNull();
    expect(await authenticateApiKey(context, one)).toBeDefined();
    await prepareInstallation(context, { adminToken: 'a token of the operator, two' });
    expect(await authenticateApiKey(context, one)).toBeUndefined();
    expect(await authenticateApiKey(context, 'a token of the operator, two')).toBeDefined();
    await prepareInstallation(context, {});
    expect(await authenticateApiKey(context, 'a token of the operator, two')).toBeDefined();
    await expect(prepareInstallation(context, { adminToken: 'short' })).rejects.toMatchObject({
      kind: 'usage',
      code: 'admin_token_too_short',
    });
  });

  it.skipIf(skip)('leaves a revoked administrator revoked until his secret changes', async () => {
    const [one, two] = ['a token of the operator, one', 'a token of the operator, two'];
    await prepareInstallation(context, { adminToken: one });
    // As if a release had added permissions since, and somebody had revoked the key.
    const changes = { scopes: ['cve:view'], revoked_at: clock.now() };
    await test.store.db.updateTable('api_keys').set(changes).execute();
    for (const settings of [{ adminToken: one }, {}]) {
      await prepareInstallation(context, settings);
      await expect(authenticateApiKey(context, one)).rejects.toMatchObject({ code: 'api_key_revoked' });
    }
    await prepareInstallation(context, { adminToken: two });
    expect(await authenticateApiKey(context, two)).toMatchObject({ actor: { scopes: allPermissions } });
  });

  it.skipIf(skip)('happens once when several processes start together', async () => {
    const starts = await Promise.all(Array.from({ length: 4 }, () => prepareInstallation(context, {})));
    expect(starts.filter((start) => start.created)).toHaveLength(1);
    expect(starts.filter((start) => start.generatedAdminToken !== null)).toHaveLength(1);
    expect(new Set(starts.map((start) => start.linkSecret)).size).toBe(1);
  });

  it.skipIf(skip)('scans this machine once only', async () => {
    const { organization, site } = await prepareInstallation(context, {});
    const jobs = await openQuietQueue(test.store);
    const tenant = {
      ...(await aTenant({ store: test.store, jobs })),
      organizationId: organization.id,
      store: test.store.forOrganization(organization.id),
    };
    const started = await Promise.all([1, 2, 3].map(() => startFirstScan(tenant, { siteId: site!.id })));
    expect(started.filter((scan) => scan !== undefined)).toHaveLength(1);
    expect(await test.store.db.selectFrom('scans').select(['kind', 'status']).execute()).toEqual([
      { kind: 'first_run', status: 'pending' },
    ]);
    await jobs.stop();
  });

  it.skipIf(skip)(
    'is where keys begin: each can do no more than its maker, expires, and notes its use',
    async () => {
      const jobs = await openQuietQueue(test.store);
      const owner = await aTenant({ store: test.store, jobs }, { clock });
      const expiresAt = '2026-11-23T15:00:00+02:00';
      const { apiKey, token } = await createApiKey(owner, {
        name: 'Reporting',
        scopes: ['cve:view'],
        expiresAt,
      });
      expect(apiKey).toMatchObject({
        scopes: ['cve:view'],
        expiresAt: '2026-11-23T13:00:00.000Z',
        lastUsedAt: null,
      });
      expect(token.startsWith(`${apiKey.prefix}_`)).toBe(true);
      const lastUse = async () =>
        (await findApiKey(test.store.db, owner.organizationId, apiKey.id))?.apiKey.lastUsedAt;

      expect(await authenticateApiKey(context, token)).toEqual({
        organizationId: owner.organizationId,
        actor: {
          kind: 'apiKey',
          id: apiKey.id,
          scopes: ['cve:view'],
          siteIds: null,
          expiresAt: '2026-11-23T13:00:00.000Z',
        },
      });
      expect(await lastUse()).toBe('2026-11-23T12:00:00.000Z');
      clock.advance(59_000);
      await authenticateApiKey(context, token);
      expect(await lastUse()).toBe('2026-11-23T12:00:00.000Z');
      clock.advance(2000);
      await authenticateApiKey(context, token);
      expect(await lastUse()).toBe('2026-11-23T12:01:01.000Z');
      expect(
        await authenticateApiKey(context, `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`),
      ).toBeUndefined();
      expect(await authenticateApiKey(context, 'eyJhbGciOiJIUzI1NiJ9.e30.x')).toBeUndefined();

      const viewer = asActor(owner, { scopes: ['cve:view', 'org:create'] });
      const beyond = createApiKey(viewer, { name: 'Too much', scopes: ['cve:view', 'site:create'] });
      await expect(beyond).rejects.toMatchObject({ kind: 'forbidden', code: 'scope_not_held' });
      expect((await listSites(owner)).items).toEqual([]);
      clock.advance(3_600_000);
      await expect(authenticateApiKey(context, token)).rejects.toMatchObject({ code: 'api_key_expired' });
      await jobs.stop();
    },
  );
});
