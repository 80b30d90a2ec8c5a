import { z } from 'zod';
import type { Site } from '../../domain/site.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { visibleSite } from './visible-site.ts';
import { UuidText } from '../uuid-text.ts';

export const GetSiteInput = z.strictObject({ siteId: UuidText });
export type GetSiteInput = z.input<typeof GetSiteInput>;

/** One site. Scope `site:view`. Throws `not_found` / `site_not_found`. */
export async function getSite(context: OperationContext, input: GetSiteInput): Promise<Site> {
  authorise(context, 'site:view');
  const { siteId } = parseInput(GetSiteInput, input);
  return visibleSite(context, siteId);
}
