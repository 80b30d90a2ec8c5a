import { z } from 'zod';
import type { Agent } from '../../domain/agent.ts';
import { listAgentsOf } from '../../store/queries/agent-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';

const ListAgentsInput = z.strictObject(PageInput);
export type ListAgentsInput = z.input<typeof ListAgentsInput>;

const Position = z.tuple([z.uuid()]);

/** The agents of the sites that the caller may see, oldest first, revoked ones too. Scope `site:view`. */
export async function listAgents(
  context: OperationContext,
  input: ListAgentsInput = {},
): Promise<Page<Agent>> {
  authorise(context, 'site:view');
  const { limit, cursor } = parseInput(ListAgentsInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  const { siteIds } = context.actor;
  const rows = await listAgentsOf(context.store.db, context.organizationId, {
    siteIds,
    after,
    limit: limit + 1,
  });
  return pageOf(rows, limit, ({ id }) => [id]);
}
