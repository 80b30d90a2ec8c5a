import type { Organization } from '../../domain/organization.ts';
import type { Site } from '../../domain/site.ts';
import type { InstallationContext } from '../operation-context.ts';

export interface PreparedInstallation {
  readonly organization: Organization;
  readonly site: Site;
  /** The administrator's token in plain text, only when it was generated just now; else null. */
  readonly generatedAdminToken: string | null;
  /** For `OperationSettings.linkSecret`. */
  readonly linkSecret: string;
  /** True at the very first start. */
  readonly created: boolean;
}

/**
 * Brings a fresh store to where the API can be used: organization, administrator's key, the site "This machine",
 * secrets. Does nothing the second time, but lets the administrator's key follow a changed `adminToken`.
 * Throws `usage` / `admin_token_too_short` (less than 16 characters).
 */
export async function prepareInstallation(
  _context: InstallationContext,
  _input: { readonly adminToken?: string | undefined },
): Promise<PreparedInstallation> {
  throw new Error('being written');
}
