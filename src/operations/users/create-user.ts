import { z } from 'zod';
import type { User } from '../../domain/user.ts';
import { insertUser } from '../../store/queries/user-queries.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { refuseTakenEmail } from './refuse-taken-email.ts';
import { UserTerms } from './user-terms.ts';

const CreateUserInput = z.strictObject(UserTerms);
export type CreateUserInput = z.input<typeof CreateUserInput>;

/**
 * Adds a person who can be told about scans. Scope `org:create`. Throws `conflict` / `email_taken`; `forbidden` /
 * `restricted_to_sites`; `invalid` / `parameter_missing`, `parameter_invalid`.
 */
export async function createUser(context: OperationContext, input: CreateUserInput): Promise<User> {
  authorise(context, 'org:create');
  assertWholeOrganization(context);
  const { email, name } = parseInput(CreateUserInput, input);
  const now = context.clock.now().toISOString();
  const user: User = { id: context.newId(), email, name, createdAt: now, updatedAt: now };
  await context.store
    .transaction(async (connection) => {
      await insertUser(connection, context.organizationId, user);
      const after = { email, name };
      await recordChange(connection, context, {
        action: 'createUser',
        objectKind: 'user',
        objectId: user.id,
        after,
      });
    })
    .catch((error: unknown) => refuseTakenEmail(error, email));
  return user;
}
