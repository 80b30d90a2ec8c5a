import type { OperationContext } from '../../../src/operations/operation-context.ts';

/** A user of the organization; gives his id. */
export async function aUser({ store, organizationId, newId, clock }: OperationContext): Promise<string> {
  const [id, now] = [newId(), clock.now()];
  await store.db
    .insertInto('users')
    .values({
      id,
      organization_id: organizationId,
      email: `${id}@example.net`,
      name: 'Somebody',
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

/** A notification group that nobody is in; gives its id. */
export async function aNotificationGroup(
  { store, organizationId, newId, clock }: OperationContext,
  name: string,
): Promise<string> {
  const [id, now] = [newId(), clock.now()];
  await store.db
    .insertInto('notification_groups')
    .values({
      id,
      organization_id: organizationId,
      name,
      active_hours: null,
      mute: 'never',
      topics: [],
      site_ids: [],
      notifiables: JSON.stringify([]),
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}
