import { z } from 'zod';
import type { Site } from '../../domain/site.ts';
import type { OperationContext } from '../operation-context.ts';
import { NetworkText } from './network-text.ts';

export const CreateSiteInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  networks: z.array(NetworkText).min(1).max(256),
  excludedNetworks: z.array(NetworkText).max(256).default([]),
});
export type CreateSiteInput = z.input<typeof CreateSiteInput>;

/**
 * Declares a site and the only networks that may ever be scanned there. Scope `site:create`. Throws `conflict`
 * / `site_name_taken`; `invalid` / `network_public`, `network_too_large`, `parameter_missing`, `parameter_invalid`.
 */
export async function createSite(_context: OperationContext, _input: CreateSiteInput): Promise<Site> {
  throw new Error('being written');
}
