import { z } from 'zod';
import type { DocumentedEvent } from '../../domain/finding-event.ts';
import { listEventsOfFinding } from '../../store/queries/finding-event-queries.ts';
import { authorise } from '../authorise.ts';
import { InstantText } from '../instant-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { settleEnded } from './settle-decisions.ts';
import { visibleFinding } from './visible-finding.ts';

export const ListFindingEventsInput = z.strictObject({ ...PageInput, findingId: UuidText });
export type ListFindingEventsInput = z.input<typeof ListFindingEventsInput>;

const Position = z.tuple([InstantText, z.uuid()]);

/** What happened to a finding, newest first. Scope `cve:view`. Throws `not_found` / `finding_not_found`, `invalid` / `cursor_invalid`. */
export async function listFindingEvents(
  context: OperationContext,
  input: ListFindingEventsInput,
): Promise<Page<DocumentedEvent>> {
  authorise(context, 'cve:view');
  const { findingId, limit, cursor } = parseInput(ListFindingEventsInput, input);
  const after = readCursor<[string, string]>(cursor, Position);
  await settleEnded(context);
  const events = await context.store.transaction(async (connection) => {
    await visibleFinding(context, connection, findingId);
    return listEventsOfFinding(connection, findingId, { after, limit: limit + 1 });
  });
  return pageOf(events, limit, (event) => [event.createdAt, event.id]);
}
