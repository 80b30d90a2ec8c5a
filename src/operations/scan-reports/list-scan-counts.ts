import { z } from 'zod';
import type { ScanCount } from '../../domain/scan-count.ts';
import { listScanCountsOf } from '../../store/queries/scan-count-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { sitesToLookAt } from '../sites-to-look-at.ts';
import { UuidText } from '../uuid-text.ts';

const Day = z.iso.date().refine((text) => !text.startsWith('0000'));

export const ListScanCountsInput = z.strictObject({
  ...PageInput,
  /** Days in UTC, both included. */
  from: Day.optional(),
  to: Day.optional(),
  siteId: UuidText.optional(),
});
export type ListScanCountsInput = z.input<typeof ListScanCountsInput>;

/** What each site's part of each scan counted, of those too whose details were forgotten; newest first. Scope `cve:view`. */
export async function listScanCounts(
  context: OperationContext,
  input: ListScanCountsInput = {},
): Promise<Page<ScanCount>> {
  authorise(context, 'cve:view');
  const { limit, cursor, siteId, from, to } = parseInput(ListScanCountsInput, input);
  const { organizationId, actor, store } = context;
  const position = readCursor(cursor, z.tuple([Day, z.uuid()]));
  const rows = await listScanCountsOf(store.db, {
    organizationId,
    siteIds: sitesToLookAt(actor, siteId),
    from,
    to,
    after: position && { day: position[0], scanSiteId: position[1] },
    limit: limit + 1,
  });
  return pageOf(rows, limit, ({ day, scanSiteId }) => [day, scanSiteId]);
}
