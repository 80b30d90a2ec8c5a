import { createSecretKey } from 'node:crypto';
import type { Actor } from '../../../src/domain/actor.ts';
import { allPermissions } from '../../../src/domain/permission.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { openJobQueue, type JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { insertOrganization } from '../../../src/store/queries/organization-queries.ts';
import { newId } from '../../../src/support/new-id.ts';
import { noIntelligence } from '../../support/no-intelligence.ts';

/** A clock that stands until it is moved. */
export class MovableClock {
  #now: number;

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

export async function openQuietQueue(store: Store): Promise<JobQueue> {
  return openJobQueue(store, (error) => {
    throw error;
  });
}

/** An organization of its own with somebody who may do everything in it. */
export async function aTenant(
  shared: Pick<OperationContext, 'jobs'> & { readonly store: Store },
  over: { readonly clock?: OperationContext['clock']; readonly actor?: Partial<Actor> } = {},
): Promise<OperationContext> {
  const organizationId = newId();
  const clock = over.clock ?? new MovableClock('2026-11-23T12:00:00Z');
  await insertOrganization(shared.store.db, { id: organizationId, name: 'A tenant', createdAt: clock.now() });
  return {
    jobs: shared.jobs,
    intelligence: { current: () => noIntelligence },
    installation: shared.store,
    store: shared.store.forOrganization(organizationId),
    organizationId,
    clock,
    newId,
    actor: { kind: 'jwt', id: 'someone', scopes: allPermissions, siteIds: null, ...over.actor },
    settings: {
      allowPublicNetworks: false,
      minPrefixLengthIpv4: 16,
      publicUrl: 'http://127.0.0.1:8080',
      linkSecret: 'a secret of at least thirty-two bytes',
      linkLifetimeSeconds: 3600,
      secretKey: createSecretKey(Buffer.alloc(32, 7)),
      triggerLimitHours: 24,
      feeds: { recordFile: '/nowhere/updates.json', updateHours: undefined },
    },
  };
}

/** The same tenant asked by somebody else. */
export function asActor(context: OperationContext, actor: Partial<Actor>): OperationContext {
  return { ...context, actor: { ...context.actor, ...actor } };
}
