import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { getSite } from '../../../src/operations/sites/get-site.ts';
import { listSites } from '../../../src/operations/sites/list-sites.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, openQuietQueue } from './a-tenant.ts';

describe.each(engines)('sites on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  const office = (name = 'Office') => ({ name, networks: ['10.1.2.3/24', 'FD00::1/64'] });

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

  it.skipIf(skip)(
    'are kept with their networks in canonical form, and the change is written down',
    async () => {
      const context = await tenant();
      const site = await createSite(context, {
        ...office(),
        networks: ['10.1.2.3/24', '10.1.2.0/24', 'FD00::1/64'],
        excludedDevices: ['MAC:001a2b3c4d5e', 'class:Printer', 'class:printer'],
      });
      expect(site).toMatchObject({
        name: 'Office',
        networks: ['10.1.2.0/24', 'fd00::/64'],
        excludedNetworks: [],
        excludedDevices: ['mac:00:1A:2B:3C:4D:5E', 'class:printer'],
      });
      expect(await getSite(context, { siteId: site.id.toUpperCase() })).toEqual(site);
      expect((await listSites(context)).items).toEqual([site]);
      const [entry, ...others] = await listAuditEntries(test.store.db, context.organizationId);
      expect(entry).toMatchObject({
        action: 'createSite',
        objectId: site.id,
        actorKind: 'jwt',
        actorId: 'someone',
      });
      expect(others).toEqual([]);
    },
  );

  it.skipIf(skip)('have a name that is unique in one organization only', async () => {
    const [one, other] = [await tenant(), await tenant()];
    await createSite(one, office());
    await expect(createSite(one, office())).rejects.toMatchObject({
      kind: 'conflict',
      code: 'site_name_taken',
    });
    await expect(createSite(other, office())).resolves.toMatchObject({ name: 'Office' });
    expect(await listAuditEntries(test.store.db, one.organizationId)).toHaveLength(1);
  });

  it.skipIf(skip)(
    'do not exist for another organization, nor for a key restricted to other sites',
    async () => {
      const [one, other] = [await tenant(), await tenant()];
      const [seen, hidden] = [await createSite(one, office()), await createSite(one, office('Branch'))];
      const notFound = { kind: 'not_found', code: 'site_not_found' };
      await expect(getSite(other, { siteId: seen.id })).rejects.toMatchObject(notFound);
      expect((await listSites(other)).items).toEqual([]);
      const restricted = asActor(one, { siteIds: [seen.id] });
      await expect(getSite(restricted, { siteId: hidden.id })).rejects.toMatchObject(notFound);
      expect((await listSites(restricted)).items).toEqual([seen]);
      expect((await listSites(asActor(one, { siteIds: [] }))).items).toEqual([]);
      await expect(createSite(restricted, office('Third'))).rejects.toMatchObject({ kind: 'forbidden' });
    },
  );

  it.skipIf(skip)('come page by page, each once', async () => {
    const context = await tenant();
    const sites = [];
    for (const name of ['A', 'B', 'C', 'D', 'E']) sites.push(await createSite(context, office(name)));
    const seen = [];
    for (let cursor: string | undefined, pages = 1; ; pages += 1) {
      const page = await listSites(context, cursor === undefined ? { limit: 2 } : { limit: 2, cursor });
      seen.push(...page.items);
      if (page.nextCursor === null) {
        expect(pages).toBe(3);
        break;
      }
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(sites);
  });

  it.skipIf(skip)('need the scope of what is asked', async () => {
    const context = await tenant();
    const missing = { kind: 'forbidden', code: 'missing_scope' };
    const viewer = asActor(context, { scopes: ['site:view', 'cve:view'] });
    await expect(createSite(viewer, office())).rejects.toMatchObject(missing);
    await expect(listSites(asActor(context, { scopes: [] }))).rejects.toMatchObject(missing);
    await expect(
      getSite(asActor(context, { scopes: ['site:create'] }), { siteId: context.newId() }),
    ).rejects.toMatchObject(missing);
  });

  it.skipIf(skip).each([
    [{ name: 'A' }, 'parameter_missing', "'networks'"],
    [{ name: 'A', networks: [] }, 'parameter_invalid', "'networks'"],
    [{ name: 'A', networks: ['10.0.0.0/33'] }, 'parameter_invalid', "'networks[0]'"],
    [{ name: 'A', networks: ['10.0.0.0/24'], colour: 'red' }, 'parameter_invalid', "'colour'"],
    [{ name: ' ', networks: ['10.0.0.0/24'] }, 'parameter_invalid', "'name'"],
    [{ name: 'A\u0000', networks: ['10.0.0.0/24'] }, 'parameter_invalid', "'name'"],
    [{ name: 'A', networks: ['8.8.8.0/24'] }, 'network_public', '8.8.8.0/24'],
    [{ name: 'A', networks: ['10.0.0.0/8'] }, 'network_too_large', '10.0.0.0/8'],
    [{ name: 'A', networks: ['0.0.0.0/0'] }, 'network_public', '0.0.0.0/0'],
    [{ name: 'A', networks: ['::/0'] }, 'network_public', '::/0'],
    [{ name: 'A', networks: ['169.254.0.0/24'] }, 'network_link_local', '169.254.0.0/24'],
    [{ name: 'A', networks: ['169.0.0.0/8'] }, 'network_public', '169.0.0.0/8'],
    [{ name: 'A', networks: ['fe80::/64'] }, 'network_link_local', 'fe80::/64'],
  ])('refuse %j as %s', async (input, code, named) => {
    const context = await tenant();
    const refusal = createSite(context, input as Parameters<typeof createSite>[1]);
    await expect(refusal).rejects.toMatchObject({
      kind: 'invalid',
      code,
      message: expect.stringContaining(named),
    });
    expect((await listSites(context)).items).toEqual([]);
  });
});
