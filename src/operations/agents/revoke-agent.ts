import { z } from 'zod';
import { maySeeSite } from '../../domain/actor.ts';
import { lockAgent, markAgentRevoked } from '../../store/queries/agent-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { agentAuditState } from './agent-audit-state.ts';

const RevokeAgentInput = z.strictObject({ agentId: UuidText });
export type RevokeAgentInput = z.input<typeof RevokeAgentInput>;

/**
 * Takes an agent, or an invitation, back: nothing that it says counts from now on, and nobody scans the site of an agent before
 * another enrols there or the site is released. It stays in the list; one that was
 * revoked already is left as it is. Scope `site:update`. Throws `not_found` / `agent_not_found`.
 */
export async function revokeAgent(context: OperationContext, input: RevokeAgentInput): Promise<void> {
  authorise(context, 'site:update');
  const { agentId } = parseInput(RevokeAgentInput, input);
  await context.store.transaction(async (connection) => {
    const agent = await lockAgent(connection, context.organizationId, agentId);
    if (agent === undefined || !maySeeSite(context.actor, agent.siteId)) {
      throw new SitewardenError('not_found', 'agent_not_found', `There is no agent ${agentId}.`);
    }
    if (agent.revokedAt !== null) return;
    const now = context.clock.now();
    await markAgentRevoked(connection, context.organizationId, agentId, now);
    await recordChange(connection, context, {
      action: 'revokeAgent',
      objectKind: 'agent',
      objectId: agentId,
      before: agentAuditState(agent),
      after: agentAuditState({ ...agent, revokedAt: now.toISOString() }),
    });
  });
}
