import type { OperationContext } from '../operation-context.ts';

/** Queues the scan of 127.0.0.1 that greets a new user; undefined when it was ever started before. */
export async function startFirstScan(
  _context: OperationContext,
  _input: { readonly siteId: string },
): Promise<{ readonly scanId: string; readonly scanSiteId: string } | undefined> {
  throw new Error('being written');
}
