import { isUniqueViolation } from '../../store/is-unique-violation.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** Says of a failed write that the name is taken, where it was that. Throws `conflict`, or on what was thrown. */
export function refuseTakenGroupName(error: unknown, name: string): never {
  if (!isUniqueViolation(error)) throw error;
  throw new SitewardenError(
    'conflict',
    'notification_group_name_taken',
    `There is a notification group named '${name}' already.`,
  );
}
