import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPermissions } from '../../../src/domain/permission.ts';
import { authenticateApiKey } from '../../../src/operations/api-keys/authenticate-api-key.ts';
import { listAuditEntries } from '../../../src/operations/audit-log/list-audit-entries.ts';
import { prepareInstallation } from '../../../src/operations/first-run/prepare-installation.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createOrganization } from '../../../src/operations/organizations/create-organization.ts';
import { getOrganization } from '../../../src/operations/organizations/get-organization.ts';
import { listOrganizations } from '../../../src/operations/organizations/list-organizations.ts';
import { updateOrganization } from '../../../src/operations/organizations/update-organization.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { deleteSite } from '../../../src/operations/sites/delete-site.ts';
import { listSites } from '../../../src/operations/sites/list-sites.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { newId } from '../../../src/support/new-id.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, openQuietQueue } from './a-tenant.ts';

describe.each(engines)('organizations on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let operator: OperationContext;

  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    const tenant = await aTenant({ store: test.store, jobs });
    const { organization } = await prepareInstallation({ store: test.store, clock: tenant.clock, newId }, {});
    operator = inside(tenant, organization.id);
  });
  afterAll(async () => {
    if (skip) return;
    await jobs.stop();
    await test.dispose();
  });

  const inside = (context: OperationContext, organizationId: string): OperationContext => ({
    ...context,
    organizationId,
    store: test.store.forOrganization(organizationId),
  });

  it.skipIf(skip)('are made by the operator, with an administrator who can begin at once', async () => {
    const input = { name: 'Customer', defaultStatusExpirationDays: 90 };
    const { organization, apiKey, token } = await createOrganization(operator, input);
    expect(organization).toMatchObject(input);
    const known = await authenticateApiKey({ store: test.store, clock: operator.clock }, token);
    expect(known).toEqual({
      organizationId: organization.id,
      actor: { kind: 'apiKey', id: apiKey.id, scopes: allPermissions, siteIds: null },
    });
    const customer = { ...inside(operator, organization.id), actor: known!.actor };
    await createSite(customer, { name: 'Office', networks: ['10.0.0.0/24'] });
    expect((await listSites(operator)).items.map(({ name }) => name)).toEqual(['This machine']);
    // Both logs tell of it, and neither knows the token.
    const [first] = (await listAuditEntries(customer)).items;
    expect(first).toMatchObject({ sequence: 1, action: 'createOrganization', after: input });
    const told = (await listAuditEntries(operator, { action: 'createOrganization' })).items;
    expect(told.map(({ objectId }) => objectId)).toContain(organization.id);
    expect(JSON.stringify([first, told])).not.toContain(token);
  });

  it.skipIf(skip)('see nothing of each other; only the operator sees all', async () => {
    const { organization: one } = await createOrganization(operator, { name: 'One' });
    const { organization: two } = await createOrganization(operator, { name: 'Two' });
    const tenant = inside(operator, one.id);
    expect((await listOrganizations(tenant)).items).toEqual([one]);
    expect(await getOrganization(tenant, { organizationId: one.id })).toEqual(one);
    const notFound = { kind: 'not_found', code: 'organization_not_found' };
    for (const organizationId of [two.id, operator.organizationId, newId()]) {
      await expect(getOrganization(tenant, { organizationId })).rejects.toMatchObject(notFound);
      await expect(updateOrganization(tenant, { organizationId, name: 'X' })).rejects.toMatchObject(notFound);
    }
    const refused = { kind: 'forbidden', code: 'not_the_operator' };
    await expect(createOrganization(tenant, { name: 'Third' })).rejects.toMatchObject(refused);
    const seen = (await listOrganizations(operator)).items.map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining([operator.organizationId, one.id, two.id]));
    expect(await getOrganization(operator, { organizationId: two.id })).toEqual(two);
  });

  it.skipIf(skip)('change only in what was given, and tell it where it concerns', async () => {
    const { organization } = await createOrganization(operator, { name: 'Before' });
    const organizationId = organization.id;
    const tenant = inside(operator, organizationId);
    await updateOrganization(tenant, { organizationId, defaultStatusExpirationDays: 30 });
    await updateOrganization(operator, { organizationId, name: 'After' });
    expect(await getOrganization(tenant, { organizationId })).toMatchObject({
      name: 'After',
      defaultStatusExpirationDays: 30,
    });
    const cleared = await updateOrganization(tenant, { organizationId, defaultStatusExpirationDays: null });
    expect(cleared.defaultStatusExpirationDays).toBeNull();
    const entries = (await listAuditEntries(tenant, { action: 'updateOrganization' })).items;
    expect(entries).toMatchObject([
      { before: { defaultStatusExpirationDays: null }, after: { defaultStatusExpirationDays: 30 } },
      { before: { name: 'Before' }, after: { name: 'After' } },
      { after: { defaultStatusExpirationDays: null } },
    ]);
    const own = (await listAuditEntries(operator, { action: 'updateOrganization' })).items;
    expect(own).toMatchObject([{ objectId: organizationId, after: { name: 'After' } }]);
  });

  it.skipIf(skip)('are not changed by credentials for certain sites, nor without the scope', async () => {
    const { organizationId } = operator;
    const narrowed = asActor(operator, { siteIds: [newId()] });
    const restricted = { code: 'restricted_to_sites' };
    await expect(createOrganization(narrowed, { name: 'X' })).rejects.toMatchObject(restricted);
    await expect(updateOrganization(narrowed, { organizationId, name: 'X' })).rejects.toMatchObject(
      restricted,
    );
    await expect(listAuditEntries(narrowed)).rejects.toMatchObject(restricted);
    expect((await listOrganizations(narrowed)).items.map(({ id }) => id)).toEqual([organizationId]);
    const nobody = asActor(operator, { scopes: ['org:delete', 'cve:*', 'site:*'] });
    const missing = { code: 'missing_scope' };
    await expect(createOrganization(nobody, { name: 'X' })).rejects.toMatchObject(missing);
    await expect(getOrganization(nobody, { organizationId })).rejects.toMatchObject(missing);
    await expect(listAuditEntries(nobody)).rejects.toMatchObject(missing);
  });

  it.skipIf(skip).each([
    [{}, 'parameter_missing'],
    [{ name: '' }, 'parameter_invalid'],
    [{ name: 'A', defaultStatusExpirationDays: 0 }, 'parameter_invalid'],
    [{ name: 'A', colour: 'red' }, 'parameter_invalid'],
  ])('are not made of %j', async (input, code) => {
    const made = createOrganization(operator, input as { name: string });
    await expect(made).rejects.toMatchObject({ kind: 'invalid', code });
  });

  it.skipIf(skip)('start again although the site of the first start was deleted', async () => {
    const context = { store: test.store, clock: operator.clock, newId };
    const { site } = await prepareInstallation(context, {});
    await deleteSite(operator, { siteId: site!.id });
    expect(await prepareInstallation(context, {})).toMatchObject({ site: null, created: false });
  });
});

describe.each(engines)('the audit log read on $engine', ({ open, skip }) => {
  it.skipIf(skip)('comes in either order, page by page, and by what is looked for', async () => {
    const test = await open();
    const jobs = await openQuietQueue(test.store);
    const [context, other] = [
      await aTenant({ store: test.store, jobs }),
      await aTenant({ store: test.store, jobs }),
    ];
    const sites = [];
    for (const name of ['A', 'B', 'C', 'D', 'E'])
      sites.push(await createSite(context, { name, networks: ['10.0.0.0/24'] }));
    await createSite(other, { name: 'Elsewhere', networks: ['10.0.0.0/24'] });
    await deleteSite(asActor(context, { id: 'another' }), { siteId: sites[1]!.id });
    const numbers = async (input: Parameters<typeof listAuditEntries>[1]) =>
      (await listAuditEntries(context, input)).items.map(({ sequence }) => sequence);
    expect(await numbers({})).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await numbers({ order: 'desc', limit: 2 })).toEqual([6, 5]);
    expect(await numbers({ actorId: 'another' })).toEqual([6]);
    expect(await numbers({ objectId: sites[1]!.id })).toEqual([2, 6]);
    expect(await numbers({ action: 'createSite', outcome: 'done' })).toEqual([1, 2, 3, 4, 5]);
    expect(await numbers({ outcome: 'refused' })).toEqual([]);
    for (const order of ['asc', 'desc'] as const) {
      const seen: number[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await listAuditEntries(context, { order, limit: 4, ...(cursor && { cursor }) });
        seen.push(...page.items.map(({ sequence }) => sequence));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(order === 'asc' ? [1, 2, 3, 4, 5, 6] : [6, 5, 4, 3, 2, 1]);
    }
    await jobs.stop();
    await test.dispose();
  });
});
