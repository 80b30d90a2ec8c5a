import { agentStateOf, type Agent } from '../../domain/agent.ts';
import type { AuditState } from '../../domain/audit-entry.ts';

export function agentAuditState(agent: Agent): AuditState {
  return { name: agent.name, siteId: agent.siteId, state: agentStateOf(agent) };
}
