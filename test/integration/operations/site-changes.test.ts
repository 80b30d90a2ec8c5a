import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlineStateOf } from '../../../src/domain/site.ts';
import { defaultRouterTerms } from '../../../src/domain/router-login.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { openSecret } from '../../../src/operations/secret-seal.ts';
import { getScanReport } from '../../../src/operations/scan-reports/get-scan-report.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { placeOf } from '../../../src/operations/sites/seal-router.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { deleteSite } from '../../../src/operations/sites/delete-site.ts';
import { getSite } from '../../../src/operations/sites/get-site.ts';
import { updateSite } from '../../../src/operations/sites/update-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets, aScanLine, endOf } from './a-scan-line.ts';
import { aScheduledSite } from './a-schedule.ts';
import { asActor, aTenant, openQuietQueue } from './a-tenant.ts';

describe.each(engines)('a site that changes on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  const office = { name: 'Office', networks: ['10.1.2.0/24'] };
  const router = { address: '10.1.2.1', username: 'admin', password: 'open sesame' };

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

  async function sealedPassword(siteId: string): Promise<string | null> {
    const columns = test.store.db
      .selectFrom('sites')
      .select('router_password_sealed')
      .where('id', '=', siteId);
    return (await columns.executeTakeFirstOrThrow()).router_password_sealed;
  }

  it.skipIf(skip)('becomes what was said, and both states are written down', async () => {
    const context = await tenant();
    const site = await createSite(context, { ...office, excludedNetworks: ['10.1.2.9'], router });
    const changed = await updateSite(context, { siteId: site.id, name: 'Branch', networks: ['10.9.0.0/24'] });
    expect(changed).toMatchObject({
      name: 'Branch',
      networks: ['10.9.0.0/24'],
      excludedNetworks: [],
      router: null,
    });
    expect(await getSite(context, { siteId: site.id })).toEqual(changed);
    const [, entry] = await listAuditEntries(test.store.db, context.organizationId);
    expect(entry).toMatchObject({
      action: 'updateSite',
      before: { name: 'Office', router: { address: '10.1.2.1', username: 'admin', hasPassword: true } },
      after: { name: 'Branch', networks: ['10.9.0.0/24'], router: null },
    });
  });

  it.skipIf(skip)('keeps the password of its router sealed for this site alone', async () => {
    const context = await tenant();
    const site = await createSite(context, { ...office, router });
    const shown = { address: '10.1.2.1', username: 'admin', hasPassword: true, hasSnmpCommunity: false };
    expect(site.router).toEqual({ ...shown, ...defaultRouterTerms });
    const sealed = (await sealedPassword(site.id)) ?? '';
    const { organizationId } = context;
    const key = context.settings.secretKey!;
    const terms = { ...router, ...defaultRouterTerms };
    const place = placeOf({ organizationId, siteId: site.id }, 'password', terms);
    expect(openSecret(sealed, key, place)).toBe(router.password);
    expect(openSecret(sealed, key, { ...place, siteId: context.newId() })).toBeUndefined();
    for (const changed of [
      { address: '10.1.2.2' },
      { trust: 'plaintext' as const },
      { certificateSha256: 'ab'.repeat(32) },
      { ports: { ...defaultRouterTerms.ports, rest: 4443 } },
    ]) {
      const elsewhere = placeOf({ organizationId, siteId: site.id }, 'password', { ...terms, ...changed });
      expect(openSecret(sealed, key, elsewhere)).toBeUndefined();
    }
  });

  it.skipIf(skip)('keeps a password not given again, but never for another address or user', async () => {
    const context = await tenant();
    const { id: siteId } = await createSite(context, { ...office, router });
    const put = async (over: { address?: string; username?: string; password?: string | null }) => {
      const given = { address: router.address, username: router.username, ...over };
      return (await updateSite(context, { ...office, siteId, router: given })).router?.hasPassword;
    };
    expect(await put({})).toBe(true);
    expect(await put({ address: '10.1.2.2' })).toBe(false);
    expect(await put({ password: 'another' })).toBe(true);
    expect(await put({ username: 'root' })).toBe(false);
    expect(await put({ password: 'a third' })).toBe(true);
    expect(await put({ password: null })).toBe(false);
    expect(await sealedPassword(siteId)).toBeNull();
  });

  it.skipIf(skip)('keeps secrets only where their router is checked no less than before', async () => {
    const context = await tenant();
    const pinned = { ...router, certificateSha256: 'AB:'.repeat(31) + 'AB', snmpCommunity: 'site-read' };
    const { id: siteId, router: made } = await createSite(context, { ...office, router });
    expect(made).toMatchObject({ certificateSha256: null, trust: 'verified' });
    const put = async (over: object) => {
      const { address, username } = router;
      const given = { address, username, ...over };
      const { router: now } = await updateSite(context, { ...office, siteId, router: given });
      return [now?.hasPassword, now?.hasSnmpCommunity];
    };
    const { certificateSha256 } = pinned;
    expect(await put({ certificateSha256 })).toEqual([true, false]);
    expect(await put({ certificateSha256, snmpCommunity: 'site-read' })).toEqual([true, true]);
    expect(await put({ certificateSha256 })).toEqual([true, true]);
    for (const looser of [
      {},
      { certificateSha256: 'cd'.repeat(32) },
      { certificateSha256, ports: { rest: 4443 } },
      { trust: 'any_certificate' },
      { trust: 'plaintext' },
    ]) {
      await put(pinned);
      expect(await put(looser), JSON.stringify(looser)).toEqual([false, false]);
    }
    await put({ ...pinned, certificateSha256: null, trust: 'plaintext' });
    expect(await put({ trust: 'any_certificate' })).toEqual([true, true]);
  });

  it.skipIf(skip)('lets nobody pin a certificate and trust others, or pin what is none', async () => {
    const context = await tenant();
    const certificateSha256 = 'ab'.repeat(32);
    for (const wrong of [{ certificateSha256, trust: 'plaintext' as const }, { certificateSha256: 'ab' }])
      await expect(createSite(context, { ...office, router: { ...router, ...wrong } })).rejects.toMatchObject(
        { kind: 'invalid', code: 'parameter_invalid' },
      );
  });

  it.skipIf(skip)('takes no password where there is no key to seal it, and no router elsewhere', async () => {
    const context = await tenant();
    const keyless = { ...context, settings: { ...context.settings, secretKey: undefined } };
    await expect(createSite(keyless, { ...office, router })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'secret_key_missing',
    });
    const { address, username } = router;
    const site = await createSite(keyless, { ...office, router: { address, username } });
    expect(site.router).toMatchObject({ address, username, hasPassword: false });
    for (const terms of [
      { ...office, router: { address: '10.1.3.1', username } },
      { ...office, excludedNetworks: ['10.1.2.1/32'], router: { address, username } },
    ])
      await expect(updateSite(context, { siteId: site.id, ...terms })).rejects.toMatchObject({
        kind: 'invalid',
        code: 'router_outside_site',
      });
  });

  it.skipIf(skip)('has no name that another has, and does not exist for strangers', async () => {
    const [one, other] = [await tenant(), await tenant()];
    const site = await createSite(one, office);
    const second = await createSite(one, { ...office, name: 'Second' });
    const taken = { kind: 'conflict', code: 'site_name_taken' };
    await expect(updateSite(one, { ...office, siteId: second.id })).rejects.toMatchObject(taken);
    const notFound = { kind: 'not_found', code: 'site_not_found' };
    for (const stranger of [other, asActor(one, { siteIds: [second.id] })]) {
      await expect(updateSite(stranger, { ...office, siteId: site.id })).rejects.toMatchObject(notFound);
      await expect(deleteSite(stranger, { siteId: site.id })).rejects.toMatchObject(notFound);
    }
    expect(await getSite(one, { siteId: site.id })).toEqual(site);
    const missing = { code: 'missing_scope' };
    const viewer = asActor(one, { scopes: ['site:view'] });
    await expect(updateSite(viewer, { ...office, siteId: site.id })).rejects.toMatchObject(missing);
    await expect(deleteSite(viewer, { siteId: site.id })).rejects.toMatchObject(missing);
  });

  async function aScan(context: OperationContext, ids: { siteId: string; scheduleId: string }) {
    const started = await startMultipleIpScan(context, { ...ids, ips: ['127.0.0.2', '127.0.0.3'] });
    const { organizationId } = context;
    return { organizationId, scanId: started.scanId, scanSiteId: started.scanSiteId };
  }

  it.skipIf(skip)('tells whether its last scan had an answer', async () => {
    const context = await tenant();
    const { site, schedule } = await aScheduledSite(context);
    const ids = { siteId: site.id, scheduleId: schedule.id };
    expect(onlineStateOf(site)).toBe('unknown');
    const silent = async function* nothing() {
      yield endOf();
    };
    const run = async (targets: Parameters<typeof aScanLine>[1], kind: 'on_demand' | 'scheduled') => {
      const job = await aScan(context, ids);
      await test.store.db.updateTable('scans').set({ kind }).where('id', '=', job.scanId).execute();
      await executeScanSite(aScanLine(test.store, targets), job, new AbortController().signal);
      return getSite(context, { siteId: site.id });
    };
    // Some addresses without an answer say nothing of a whole site.
    expect((await run(silent, 'on_demand')).lastCheckedAt).toBeNull();
    const reached = await run(answeringTargets([]), 'on_demand');
    expect(onlineStateOf(reached)).toBe('online');
    expect(reached.lastReachedAt).toBe(reached.lastCheckedAt);
    const away = await run(silent, 'scheduled');
    expect(onlineStateOf(away)).toBe('offline');
    expect(away.lastReachedAt).toBe(reached.lastReachedAt);
  });

  it.skipIf(skip)('goes out of schedules when deleted; reports stay', async () => {
    const context = await tenant();
    const { site, schedule } = await aScheduledSite(context);
    const job = await aScan(context, { siteId: site.id, scheduleId: schedule.id });
    const line = aScanLine(test.store, answeringTargets([]));
    await executeScanSite(line, job, new AbortController().signal);
    await deleteSite(context, { siteId: site.id });
    await expect(getSite(context, { siteId: site.id })).rejects.toMatchObject({ code: 'site_not_found' });
    expect((await getScanSchedule(context, { scanScheduleId: schedule.id })).sites).toEqual([]);
    expect(await getScanReport(context, { scanId: job.scanId })).toMatchObject({ status: 'finished' });
    const entries = await listAuditEntries(test.store.db, context.organizationId);
    expect(entries.at(-1)).toMatchObject({
      action: 'deleteSite',
      before: { name: site.name, scanScheduleIds: [schedule.id], notificationGroupIds: [] },
      after: { stoppedScanIds: [] },
    });
  });

  it.skipIf(skip)('ends its running scan when deleted, and sends no more', async () => {
    const context = await tenant();
    const { site, schedule } = await aScheduledSite(context);
    const waiting = await aScan(context, { siteId: site.id, scheduleId: schedule.id });
    const running = await aScan(context, { siteId: site.id, scheduleId: schedule.id });
    let stopped = false;
    const endless = async function* endlessly(_request: unknown, signal: AbortSignal | undefined) {
      await deleteSite(context, { siteId: site.id });
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      stopped = true;
      yield endOf(['stopped']);
    };
    const line = aScanLine(test.store, endless);
    await executeScanSite(line, running, new AbortController().signal);
    expect(stopped).toBe(true);
    await executeScanSite(line, waiting, new AbortController().signal);
    for (const { scanId } of [waiting, running]) {
      expect(await getScanReport(context, { scanId })).toMatchObject({
        status: 'stopped',
        reasons: ['the site was deleted'],
      });
    }
  });
});
