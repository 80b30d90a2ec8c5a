import { z } from 'zod';
import type { FindingEvent } from '../../domain/finding-event.ts';
import { listFindingsOf } from '../../store/queries/finding-queries.ts';
import { listEventsOfFinding } from '../../store/queries/finding-event-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import { InstantText } from '../instant-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';

export const ListFindingEventsInput = z.strictObject({ ...PageInput, findingId: UuidText });
export type ListFindingEventsInput = z.input<typeof ListFindingEventsInput>;

const Position = z.tuple([InstantText, z.uuid()]);

/** What happened to a finding, newest first. Scope `cve:view`. Throws `not_found` / `finding_not_found`, `invalid` / `cursor_invalid`. */
export async function listFindingEvents(
  context: OperationContext,
  input: ListFindingEventsInput,
): Promise<Page<FindingEvent>> {
  authorise(context, 'cve:view');
  const { findingId, limit, cursor } = parseInput(ListFindingEventsInput, input);
  const after = readCursor<[string, string]>(cursor, Position);
  const events = await context.store.transaction(async (connection) => {
    const filter = { siteIds: context.actor.siteIds, id: findingId };
    const options = { now: context.clock.now(), order: 'score', after: undefined, limit: 1 } as const;
    const [finding] = await listFindingsOf(connection, context.organizationId, filter, options);
    if (finding === undefined) {
      throw new SitewardenError('not_found', 'finding_not_found', `There is no finding ${findingId}.`);
    }
    return listEventsOfFinding(connection, findingId, { after, limit: limit + 1 });
  });
  return pageOf(events, limit, (event) => [event.createdAt, event.id]);
}
