import type { ErrorEntry } from './error-entry.ts';

/** The codes of agents; part of the catalogue. */
export const agentErrors = {
  agent_not_found: {
    status: 404,
    sentence: 'There is no such agent, or it is at a site that the credentials may not see.',
    remedy: 'List the agents with GET /v1/agents.',
  },
  agent_invitation_invalid: {
    status: 401,
    sentence: 'The invitation cannot be used: it is used, older than a day, taken back, or was never given.',
    remedy: 'Have a new one made with POST /v1/sites/{siteId}/agents.',
  },
  agent_refused: {
    status: 401,
    sentence: 'The message is not signed by an agent that this installation knows, or the agent was revoked.',
    remedy: 'Enrol the agent with a new invitation.',
  },
  agent_message_repeated: {
    status: 409,
    sentence: 'A message of the agent with this number, or a later one, was heard before.',
    remedy: 'Let one process alone run with the state of an agent, and set the clock of its machine.',
  },
} as const satisfies Record<string, ErrorEntry>;
