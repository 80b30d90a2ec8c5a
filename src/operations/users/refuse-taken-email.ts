import { isUniqueViolation } from '../../store/is-unique-violation.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** Says of a failed write that the address is taken, where it was that. Throws `conflict` / `email_taken`, or on. */
export function refuseTakenEmail(error: unknown, email: string): never {
  if (!isUniqueViolation(error)) throw error;
  throw new SitewardenError('conflict', 'email_taken', `There is a user with the address ${email} already.`);
}
