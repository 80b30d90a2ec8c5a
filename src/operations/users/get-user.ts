import { z } from 'zod';
import type { User } from '../../domain/user.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleUser } from './visible-user.ts';

const GetUserInput = z.strictObject({ userId: UuidText });
export type GetUserInput = z.input<typeof GetUserInput>;

/** One user. Scope `org:view`. Throws `not_found` / `user_not_found`. */
export async function getUser(context: OperationContext, input: GetUserInput): Promise<User> {
  authorise(context, 'org:view');
  const { userId } = parseInput(GetUserInput, input);
  return visibleUser(context.store.db, context.organizationId, userId);
}
