import { z } from 'zod';
import type { AuditState } from '../../domain/audit-entry.ts';
import type { Organization } from '../../domain/organization.ts';
import { lineOfText } from '../line-of-text.ts';

/** What is decided about an organization. */
export const OrganizationTerms = {
  name: lineOfText(100),
  /** Days; null: decisions that name no date do not expire. */
  defaultStatusExpirationDays: z.int().min(1).max(3650).nullable(),
};

/** What the audit log keeps of an organization. */
export function organizationAuditState(organization: Organization): AuditState {
  const { name, defaultStatusExpirationDays } = organization;
  return { name, defaultStatusExpirationDays };
}
