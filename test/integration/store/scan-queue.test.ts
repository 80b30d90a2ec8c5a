import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJobQueue, type JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { insertOrganization } from '../../../src/store/queries/organization-queries.ts';
import { newId } from '../../../src/support/new-id.ts';
import { engines, type TestStore } from './open-test-stores.ts';

const [workers, rounds] = [3, 4];

describe.each(engines)('the queue of scans on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openJobQueue(test.store, (error) => expect.unreachable(String(error)));
  });
  afterAll(async () => {
    if (skip) return;
    await jobs.stop();
    await test.dispose();
  });

  it.skipIf(skip)(
    'gives each of those who work at once its next job as soon as it is done with one',
    async () => {
      const organizationId = newId();
      await insertOrganization(test.store.db, { id: organizationId, name: 'Busy', createdAt: new Date() });
      await test.store.transaction(async (connection) => {
        for (let job = 0; job < workers * rounds; job += 1) {
          const place = { organizationId, scanId: newId(), scanSiteId: newId() };
          await jobs.enqueueRunScan(connection, { ...place, workerLabel: null, jobForm: 1 });
        }
      });
      // Nobody is done before all are at work: one that waited for a clock would keep the others.
      let atWork: (() => void)[] = [];
      let roundsDone = 0;
      const handler = async (): Promise<void> =>
        new Promise((done) => {
          atWork.push(done);
          if (atWork.length < workers) return;
          const all = atWork;
          atWork = [];
          roundsDone += 1;
          for (const end of all) end();
        });
      await jobs.startWorker(handler, { concurrency: workers });
      await expect.poll(() => roundsDone, { timeout: 8000, interval: 20 }).toBeGreaterThan(0);
      // Each round but the first would take a worker that looks now and then up to five seconds.
      await expect.poll(() => roundsDone, { timeout: 2500, interval: 20 }).toBe(rounds);
    },
  );
});
