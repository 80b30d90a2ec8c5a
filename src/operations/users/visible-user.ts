import type { User } from '../../domain/user.ts';
import type { Connection } from '../../store/database.ts';
import { findUser } from '../../store/queries/user-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** The user of the organization, locked when asked for. Throws `not_found` / `user_not_found`. */
export async function visibleUser(
  db: Connection,
  organizationId: string,
  id: string,
  lock = false,
): Promise<User> {
  const user = await findUser(db, organizationId, id, lock);
  if (user !== undefined) return user;
  throw new SitewardenError('not_found', 'user_not_found', `There is no user ${id}.`);
}
