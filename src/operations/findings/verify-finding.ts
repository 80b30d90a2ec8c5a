import { z } from 'zod';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { acceptVerification, type Verification } from './accept-verification.ts';

export const VerifyFindingInput = z.strictObject({ findingId: UuidText });
export type VerifyFindingInput = z.input<typeof VerifyFindingInput>;

/**
 * Accepts a scan of the services alone that show a finding, where its device was seen last: it closes the finding when it proves
 * that it is fixed, and opens it again when it finds what was said to be mitigated. Scope `cve:create`. Throws
 * `not_found` / `finding_not_found`; `conflict` / `finding_closed`; `invalid` / `ip_outside_site`.
 */
export async function verifyFinding(
  context: OperationContext,
  input: VerifyFindingInput,
): Promise<Verification> {
  authorise(context, 'cve:create');
  const { findingId } = parseInput(VerifyFindingInput, input);
  return context.store.transaction((connection) =>
    acceptVerification(connection, context, { action: 'verifyFinding', findingId }),
  );
}
