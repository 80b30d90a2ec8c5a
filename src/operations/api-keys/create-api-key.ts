import { z } from 'zod';
import type { ApiKey } from '../../domain/api-key.ts';
import { Permission } from '../../domain/permission.ts';
import type { OperationContext } from '../operation-context.ts';

export const CreateApiKeyInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(Permission).min(1),
  siteIds: z.array(z.uuid()).min(1).max(1000).nullable().default(null),
  /** ISO 8601, in the future. */
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
});
export type CreateApiKeyInput = z.input<typeof CreateApiKeyInput>;

export interface CreatedApiKey {
  readonly apiKey: ApiKey;
  /** `sw_…`; this is the only time it is seen. */
  readonly token: string;
}

/**
 * Makes a key that can do no more than its maker. Scope `api_key:create`. Throws `forbidden` / `scope_not_held`;
 * `not_found` / `site_not_found`; `invalid` / `expiry_in_the_past`, `parameter_missing`, `parameter_invalid`.
 */
export async function createApiKey(
  _context: OperationContext,
  _input: CreateApiKeyInput,
): Promise<CreatedApiKey> {
  throw new Error('being written');
}
