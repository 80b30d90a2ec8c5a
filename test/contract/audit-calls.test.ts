import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantStore } from '../../src/store/open-tenant-stores.ts';
import { listAuditEntries } from '../../src/store/queries/audit-log-queries.ts';
import { anApi, asAdmin, type AnApi } from './an-api.ts';

let api: AnApi;
beforeAll(async () => {
  api = await anApi();
});
afterAll(() => api.close());

it('writes down a change whose transaction failed after its own entry was written', async () => {
  let failures = 1;
  const failing = (tenant: TenantStore): TenantStore => ({
    ...tenant,
    transaction: (work) =>
      tenant.transaction(async (connection) => {
        const done = await work(connection);
        failures -= 1;
        if (failures >= 0) throw new Error('The connection was lost.');
        return done;
      }),
  });
  const forOrganization = (id: string) => failing(api.store.forOrganization(id));
  const parts = { ...api.parts, store: { ...api.store, forOrganization } };
  const app = await api.another({ parts: () => parts });
  const payload = { name: 'Lost', networks: ['127.0.0.0/29'] };
  const answer = await app.inject({ method: 'POST', url: '/v1/sites', headers: asAdmin, payload });
  expect(answer.statusCode).toBe(500);
  const entriesOf = async (requestId: unknown) =>
    (await listAuditEntries(api.store.db, api.organizationId)).filter(
      (entry) => entry.requestId === requestId,
    );
  await expect
    .poll(() => entriesOf(answer.headers['x-request-id']))
    .toMatchObject([
      { action: 'createSite', objectKind: 'call', outcome: 'refused', code: 'internal_error' },
    ]);
  // The same, done: one entry, of the change itself.
  const again = await app.inject({ method: 'POST', url: '/v1/sites', headers: asAdmin, payload });
  expect(again.statusCode).toBe(201);
  expect(await entriesOf(again.headers['x-request-id'])).toMatchObject([
    { action: 'createSite', objectKind: 'site', outcome: 'done' },
  ]);
});
