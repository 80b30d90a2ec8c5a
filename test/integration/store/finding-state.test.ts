import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingClosedReasons } from '../../../src/domain/finding-closed-reason.ts';
import { DecidedStatus, lifecycleStateOf } from '../../../src/domain/lifecycle-state.ts';
import { openQuietQueue, aTenant } from '../operations/a-tenant.ts';
import { aSiteToSee, seeHosts } from '../operations/an-inventory.ts';
import { aFindingOf, aHostResult } from '../../support/a-host-result.ts';
import { engines, type TestStore } from './open-test-stores.ts';

describe.each(engines)('the state of a finding, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  beforeAll(async () => {
    if (!skip) test = await open();
  });
  afterAll(async () => {
    if (!skip) await test.dispose();
  });

  it.skipIf(skip)('is what the domain makes of the same facts, and nothing that can be written', async () => {
    const jobs = await openQuietQueue(test.store);
    const { db } = test.store;
    const context = await aTenant({ store: test.store, jobs });
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', {}, [aFindingOf('CVE-2030-1')])]);
    const ours = sql`organization_id = ${context.organizationId}::uuid`;
    for (const closedReason of [null, ...findingClosedReasons]) {
      for (const decided of [null, ...DecidedStatus.options]) {
        for (const isReopened of [false, true]) {
          await sql`update findings set closed_reason = ${closedReason}, decided_status = ${decided},
            closed_at = case when ${closedReason}::text is null then null else now() end,
            reopened_at = case when ${isReopened}::boolean then now() end where ${ours}`.execute(db);
          const { rows } = await sql<{ state: string }>`select state from findings where ${ours}`.execute(db);
          expect(rows).toEqual([{ state: lifecycleStateOf({ closedReason, decided, isReopened }) }]);
        }
      }
    }
    await expect(sql`update findings set state = 'open' where ${ours}`.execute(db)).rejects.toThrow('state');
    await jobs.stop();
  });
});
