import { sql, type KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlackoutWindow } from '../../../src/operations/blackout-windows/create-blackout-window.ts';
import { wakeHeldScans } from '../../../src/operations/scans/wake-held-scans.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const deadlines = { scanMs: 72 * 3_600_000, stallMs: 60_000, pauseMs: 86_400_000 };

/** The same store, and how many statements were made through it. */
function countingStore(store: Store): { readonly store: Store; readonly statements: () => number } {
  let statements = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const forOrganization = (id: string) => {
    const tenant = store.forOrganization(id);
    return { ...tenant, db: tenant.db.withPlugin(counter) };
  };
  const counting = { ...store, db: store.db.withPlugin(counter), forOrganization };
  return { store: counting, statements: () => statements };
}

describe.each(engines)('parts of scans on hold, on $engine,', ({ open, skip }) => {
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

  /** Parts of scans of as many sites, all held by a window. */
  async function heldParts(organizationId: string, acceptedAt: Date, count: number): Promise<void> {
    const hold = JSON.stringify({
      reason: 'blackout',
      since: acceptedAt.toISOString(),
      by: 'Night',
      until: null,
    });
    const { db } = test.store;
    await sql`insert into sites (id, organization_id, name, networks, excluded_networks, created_at, updated_at)
      select gen_random_uuid(), ${organizationId}, 'Held ' || n, array['127.0.0.0/28'], array[]::text[], ${acceptedAt},
        ${acceptedAt} from generate_series(1, ${sql.lit(count)}) n`.execute(db);
    await sql`with held as (insert into scans (id, organization_id, kind, status, reasons, scan_code, min_cvss, created_at)
        select gen_random_uuid(), organization_id, 'site', 'pending', '{}', 'held-' || id, 0, ${acceptedAt} from sites
        where organization_id = ${organizationId} returning id, organization_id, scan_code)
      insert into scan_sites (id, organization_id, scan_id, site_id, status, reasons, attempts, targets, subnets, hold)
      select gen_random_uuid(), organization_id, id, substr(scan_code, 6)::uuid, 'pending', '{}', 0, array['127.0.0.1'],
        array[]::text[], ${hold}::jsonb from held`.execute(db);
  }

  it.skipIf(skip)('cost few statements however many they are, and go on when the window closes', async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const single = { startsAt: '2026-11-23T11:00:00Z', endsAt: '2026-11-23T13:00:00Z' };
    await createBlackoutWindow(context, { name: 'Night', single });
    await heldParts(context.organizationId, new Date('2026-11-23T10:00:00Z'), 1000);
    const requeued: string[] = [];
    const queue: JobQueue = { ...jobs, requeueRunScan: async (job) => void requeued.push(job.scanSiteId) };
    const look = async (): Promise<number> => {
      const { store, statements } = countingStore(test.store);
      await wakeHeldScans({ clock, store, jobs: queue, deadlines });
      return statements();
    };
    // Two full pages, the empty one after them, and the windows of the organization.
    expect(await look()).toBe(4);
    expect(requeued).toEqual([]);
    clock.advance(3_600_001);
    await look();
    expect(new Set(requeued).size).toBe(1000);
  });

  it.skipIf(skip)('go on for each kind of worker of a site, one at a time', async () => {
    const clock = new MovableClock('2026-11-24T12:00:00Z');
    const { organizationId } = await aTenant({ store: test.store, jobs }, { clock });
    const { db } = test.store;
    await heldParts(organizationId, new Date('2026-11-24T10:00:00Z'), 4);
    const parts = db.selectFrom('scan_sites').where('organization_id', '=', organizationId).orderBy('id');
    const [first, ...others] = await parts.select(['id', 'site_id']).execute();
    const kinds = [{ worker_label: null }, { worker_label: 'branch' }, { job_form: 2 }];
    for (const [index, { id }] of others.entries()) {
      const change = { ...kinds[index], site_id: first?.site_id ?? '' };
      await db.updateTable('scan_sites').set(change).where('id', '=', id).execute();
    }
    const requeued: string[] = [];
    const queue: JobQueue = { ...jobs, requeueRunScan: async (job) => void requeued.push(job.scanSiteId) };
    await wakeHeldScans({ clock, store: test.store, jobs: queue, deadlines });
    const ours = new Set([first, ...others].map((part) => part?.id));
    // The second is of the same kind as the first, which goes before it.
    expect(requeued.filter((id) => ours.has(id))).toEqual([first?.id, others[1]?.id, others[2]?.id]);
  });
});
