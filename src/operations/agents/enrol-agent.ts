import { z } from 'zod';
import { revokeAgentsBefore, useInvitation } from '../../store/queries/agent-queries.ts';
import { publicKeyTextOf } from '../../support/signed-text.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { InstallationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import type { SealKeys } from '../scans/scope-seal.ts';
import { systemActor } from '../system-actor.ts';
import { agentAuditState } from './agent-audit-state.ts';
import { hashOfInvitation } from './agent-invitation.ts';
import { agentSigningKey } from './agent-signing-key.ts';

const EnrolAgentInput = z.strictObject({
  invitation: z.string().min(1).max(200),
  /** Ed25519, 32 bytes in base64url. */
  publicKey: z.string().regex(/^[\w-]{43}$/u),
  release: z.string().min(1).max(100),
});
export type EnrolAgentInput = z.input<typeof EnrolAgentInput>;

export interface EnrolledAgent {
  readonly agentId: string;
  readonly siteId: string;
  readonly organizationId: string;
  /** Of the key that signs what the agent shall do. */
  readonly serverPublicKey: string;
}

/** What talking to agents takes. */
export interface AgentDoor extends InstallationContext {
  readonly settings: SealKeys;
}

/**
 * Makes who brings an invitation the agent of its site, in the place of one that it had: from now on his signature stands
 * for him. Throws
 * `unauthenticated` / `agent_invitation_invalid` for one that is used, over, taken back or nobody's, all alike.
 */
export async function enrolAgent(context: AgentDoor, input: EnrolAgentInput): Promise<EnrolledAgent> {
  const { invitation, publicKey, release } = parseInput(EnrolAgentInput, input);
  const now = context.clock.now();
  const stored = await context.store.transaction(async (connection) => {
    const found = await useInvitation(connection, hashOfInvitation(invitation), { publicKey, release, now });
    if (found === undefined) return undefined;
    const { organizationId, agent } = found;
    const replacedAgentIds = await revokeAgentsBefore(connection, found, now);
    const change = { ...context, organizationId, actor: systemActor('agent') };
    await recordChange(connection, change, {
      action: 'enrolAgent',
      objectKind: 'agent',
      objectId: agent.id,
      after: { ...agentAuditState(agent), replacedAgentIds },
    });
    return found;
  });
  if (stored === undefined) {
    throw new SitewardenError(
      'unauthenticated',
      'agent_invitation_invalid',
      'The invitation is none that can be used: it is used, over, taken back, or was never given.',
    );
  }
  const { agent, organizationId } = stored;
  const serverPublicKey = publicKeyTextOf(agentSigningKey(context.settings));
  return { agentId: agent.id, siteId: agent.siteId, organizationId, serverPublicKey };
}
