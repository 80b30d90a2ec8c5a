import { z } from 'zod';
import type { Site } from '../../domain/site.ts';
import type { OperationContext } from '../operation-context.ts';

export const GetSiteInput = z.strictObject({ siteId: z.uuid() });
export type GetSiteInput = z.input<typeof GetSiteInput>;

/** One site. Scope `site:view`. Throws `not_found` / `site_not_found`. */
export async function getSite(_context: OperationContext, _input: GetSiteInput): Promise<Site> {
  throw new Error('being written');
}
