import type { Site } from '../../domain/site.ts';
import type { OperationContext } from '../operation-context.ts';

/** The sites the actor may see, oldest first, at most 1000. Scope `site:view`. */
export async function listSites(_context: OperationContext): Promise<Site[]> {
  throw new Error('being written');
}
