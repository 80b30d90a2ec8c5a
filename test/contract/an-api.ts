import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { JwtSettings } from '../../src/config/settings.ts';
import { allPermissions, type Permission } from '../../src/domain/permission.ts';
import type { ApiDependencies, OperationParts } from '../../src/http/api-dependencies.ts';
import { createApi } from '../../src/http/create-api.ts';
import { createApiKey } from '../../src/operations/api-keys/create-api-key.ts';
import { prepareInstallation } from '../../src/operations/first-run/prepare-installation.ts';
import { openIntelligence } from '../../src/operations/intelligence/open-intelligence.ts';
import type { OperationContext } from '../../src/operations/operation-context.ts';
import { openJobQueue, type JobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { systemClock, type Clock } from '../../src/support/clock.ts';
import { newId } from '../../src/support/new-id.ts';
import { folderOfTests, prepareMigratedDirectory } from '../support/prepared-data-directory.ts';

export const adminToken = 'sw_test-administrator-token-0123456789';

export interface AnApi {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly parts: OperationParts;
  readonly organizationId: string;
  /** A context of the product itself, for what has no route. */
  readonly context: OperationContext;
  /** A token with just these scopes. */
  tokenWith(scopes: readonly Permission[], siteIds?: readonly string[]): Promise<string>;
  /** Another API over the same store, with something changed; `prepare` sees it before it is closed to changes. */
  another(
    changes: Partial<ApiDependencies>,
    prepare?: (app: FastifyInstance) => void,
  ): Promise<FastifyInstance>;
  close(): Promise<void>;
}

/** A real API over a real store; only the network in front of it is left out. */
export async function anApi(
  options: {
    readonly jwt?: JwtSettings;
    readonly rateLimitPerMinute?: number;
    readonly clock?: Clock;
    readonly linkLifetimeSeconds?: number;
  } = {},
): Promise<AnApi> {
  const clock = options.clock ?? systemClock;
  const dataDirectory = mkdtempSync(join(folderOfTests(), 'sitewarden-api-'));
  await prepareMigratedDirectory(dataDirectory);
  const store = await openStore({ dataDirectory });
  const { organization, linkSecret } = await prepareInstallation({ clock, newId, store }, { adminToken });
  const faults: unknown[] = [];
  const jobs = await openJobQueue(store, (error) => faults.push(error));
  const settings = {
    allowPublicNetworks: false,
    minPrefixLengthIpv4: 16,
    linkSecret,
    linkLifetimeSeconds: options.linkLifetimeSeconds ?? 3600,
    secretKey: createSecretKey(Buffer.alloc(32, 7)),
    triggerLimitHours: 24,
    feeds: { recordFile: '/nowhere/updates.json', updateHours: undefined },
  };
  const bundle = await openIntelligence(undefined);
  const intelligence = { current: () => bundle };
  const parts: OperationParts = { clock, newId, store, jobs, intelligence, settings };
  const dependencies: ApiDependencies = {
    parts: () => parts,
    jwt: options.jwt,
    publicUrl: undefined,
    rateLimitPerMinute: options.rateLimitPerMinute ?? 0,
    version: '0.0.0-test',
    isReady: async () => true,
  };
  const apps: FastifyInstance[] = [];
  const another: AnApi['another'] = async (changes, prepare) => {
    const app = await createApi({ ...dependencies, ...changes });
    prepare?.(app);
    await app.ready();
    apps.push(app);
    return app;
  };
  const app = await another({});
  const context: OperationContext = {
    ...parts,
    installation: store,
    store: store.forOrganization(organization.id),
    settings: { ...settings, publicUrl: 'http://localhost' },
    organizationId: organization.id,
    actor: { kind: 'system', id: 'test', scopes: allPermissions, siteIds: null },
  };
  return {
    app,
    store,
    jobs,
    parts,
    organizationId: organization.id,
    context,
    another,
    async tokenWith(scopes, siteIds) {
      const name = `test ${newId()}`;
      const input = { name, scopes: [...scopes], siteIds: siteIds === undefined ? null : [...siteIds] };
      return (await createApiKey(context, input)).token;
    },
    async close() {
      await Promise.all(apps.map((one) => one.close()));
      await jobs.stop({ timeoutMs: 2000 });
      await store.close();
      bundle.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

export const asAdmin = { authorization: `Bearer ${adminToken}` };

/** A site with a schedule for it, made through the API. */
export async function aScheduledSite(
  app: FastifyInstance,
  networks: readonly string[] = ['127.0.0.0/29'],
): Promise<{ siteId: string; scheduleId: string }> {
  const site = await app.inject({
    method: 'POST',
    url: '/v1/sites',
    headers: asAdmin,
    payload: { name: `Site ${newId()}`, networks },
  });
  if (site.statusCode !== 201) throw new Error(`The site was not created: ${site.body}`);
  const siteId = site.json<{ id: string }>().id;
  const schedule = await app.inject({
    method: 'POST',
    url: '/scans/cve/scheduled',
    headers: asAdmin,
    payload: scheduleBody([{ id: siteId, subnet: networks[0] ?? '' }]),
  });
  if (schedule.statusCode !== 201) throw new Error(`The schedule was not created: ${schedule.body}`);
  return { siteId, scheduleId: schedule.json<{ id: string }>().id };
}

export function scheduleBody(sites: readonly { id: string; subnet: string }[]): Record<string, unknown> {
  return {
    description: 'Weekly scan',
    day_of_week: 1,
    time_of_day: '02:00',
    every_n_weeks: 2,
    timezone: 'America/New_York',
    min_cvss: 0,
    warning_threshold: 7,
    sites,
  };
}
