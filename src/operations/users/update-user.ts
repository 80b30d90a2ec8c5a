import { z } from 'zod';
import type { User } from '../../domain/user.ts';
import { replaceUser } from '../../store/queries/user-queries.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { refuseTakenEmail } from './refuse-taken-email.ts';
import { UserTerms } from './user-terms.ts';
import { visibleUser } from './visible-user.ts';

const UpdateUserInput = z.strictObject({ userId: UuidText, ...UserTerms });
export type UpdateUserInput = z.input<typeof UpdateUserInput>;

/**
 * Changes name and address of a user. Scope `org:update`. Throws `not_found` / `user_not_found`; `conflict` /
 * `email_taken`; `forbidden` / `restricted_to_sites`; `invalid` / `parameter_missing`, `parameter_invalid`.
 */
export async function updateUser(context: OperationContext, input: UpdateUserInput): Promise<User> {
  authorise(context, 'org:update');
  assertWholeOrganization(context);
  const { userId, email, name } = parseInput(UpdateUserInput, input);
  const { organizationId } = context;
  return context.store
    .transaction(async (connection) => {
      const before = await visibleUser(connection, organizationId, userId, true);
      const user: User = { ...before, email, name, updatedAt: context.clock.now().toISOString() };
      await replaceUser(connection, organizationId, user);
      await recordChange(connection, context, {
        action: 'updateUser',
        objectKind: 'user',
        objectId: userId,
        before: { email: before.email, name: before.name },
        after: { email, name },
      });
      return user;
    })
    .catch((error: unknown) => refuseTakenEmail(error, email));
}
