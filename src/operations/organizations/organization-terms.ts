import { z } from 'zod';
import type { AuditState } from '../../domain/audit-entry.ts';
import type { Organization } from '../../domain/organization.ts';
import { lineOfText } from '../line-of-text.ts';

/** Days, a month at least; null: for ever; left out: as it is. */
const RetentionDays = z.int().min(30).max(36_500).nullable().optional();

/** What is decided about an organization. */
export const OrganizationTerms = {
  name: lineOfText(100),
  /** Days; null: decisions that name no date do not expire. */
  defaultStatusExpirationDays: z.int().min(1).max(3650).nullable(),
  retention: z.strictObject({
    scanDetails: RetentionDays,
    scans: RetentionDays,
    sightings: RetentionDays,
    events: RetentionDays,
    occurrences: RetentionDays,
    deliveries: RetentionDays,
  }),
};

/** What the audit log keeps of an organization. */
export function organizationAuditState(organization: Organization): AuditState {
  const { name, defaultStatusExpirationDays, retention } = organization;
  return { name, defaultStatusExpirationDays, retention };
}
