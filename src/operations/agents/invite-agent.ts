import { z } from 'zod';
import type { Agent } from '../../domain/agent.ts';
import { insertAgent, revokeInvitationsOf } from '../../store/queries/agent-queries.ts';
import { authorise } from '../authorise.ts';
import { lineOfText } from '../line-of-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { UuidText } from '../uuid-text.ts';
import { agentAuditState } from './agent-audit-state.ts';
import { generateInvitation, hashOfInvitation, invitationHours } from './agent-invitation.ts';

const InviteAgentInput = z.strictObject({ siteId: UuidText, name: lineOfText(100) });
export type InviteAgentInput = z.input<typeof InviteAgentInput>;

export interface InvitedAgent {
  readonly agent: Agent;
  /** `swa_…`, good once and for a day; this is the only time it is seen. */
  readonly invitation: string;
}

/**
 * Invites a program at a site to scan it from there. An earlier invitation that nobody has used ends; an agent that the
 * site has goes on until the new one enrols. Scope `site:update`. Throws `not_found` / `site_not_found`.
 */
export async function inviteAgent(context: OperationContext, input: InviteAgentInput): Promise<InvitedAgent> {
  authorise(context, 'site:update');
  const { siteId, name } = parseInput(InviteAgentInput, input);
  await visibleSite(context, siteId);
  const now = context.clock.now();
  const invitation = generateInvitation();
  const agent: Agent = {
    id: context.newId(),
    siteId,
    name,
    release: null,
    createdAt: now.toISOString(),
    invitationExpiresAt: new Date(now.getTime() + invitationHours * 3_600_000).toISOString(),
    enrolledAt: null,
    lastHeardAt: null,
    revokedAt: null,
  };
  const { organizationId } = context;
  await context.store.transaction(async (connection) => {
    await revokeInvitationsOf(connection, organizationId, siteId, now);
    await insertAgent(connection, organizationId, agent, hashOfInvitation(invitation));
    await recordChange(connection, context, {
      action: 'inviteAgent',
      objectKind: 'agent',
      objectId: agent.id,
      after: agentAuditState(agent),
    });
  });
  return { agent, invitation };
}
