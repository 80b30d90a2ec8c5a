import { z } from 'zod';
import { AgentMessage, SignedText, type AgentAnswer } from '../../domain/agent-message.ts';
import { findAgentById, hearAgent, type StoredAgent } from '../../store/queries/agent-queries.ts';
import { findAgentWork, takeAgentWork } from '../../store/queries/agent-work-queries.ts';
import { isSignedBy } from '../../support/signed-text.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { InstallationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { agentMessageRepeated, agentRefused } from './agent-refusals.ts';
import { keepAgentEvents } from './keep-agent-events.ts';

const AgentMessageInput = z.strictObject({ agentId: UuidText, ...SignedText.shape });
export type AgentMessageInput = z.input<typeof AgentMessageInput>;

/** Seconds until an agent without work asks again, and until one at work tells that it still is. */
const askAgainSeconds = { idle: 5, atWork: 2 };

/**
 * Takes what an agent says, by its signature, and says what to do. What it tells of a scan is kept by position, so that
 * the same told twice is kept once. Throws `unauthenticated` / `agent_refused` for a signature that is not of an agent
 * of ours, or of one that was revoked; `conflict` / `agent_message_repeated` for what was heard before or is too late;
 * `malformed` / `malformed_json` and `invalid` for what is no message.
 */
export async function hearAgentMessage(
  context: InstallationContext,
  input: AgentMessageInput,
): Promise<AgentAnswer> {
  const { agentId, ...signed } = parseInput(AgentMessageInput, input);
  const stored = await findAgentById(context.store.db, agentId);
  const publicKey = stored?.publicKey ?? null;
  if (stored === undefined || publicKey === null || stored.agent.revokedAt !== null) throw agentRefused();
  if (!isSignedBy(publicKey, 'sitewarden agent message v1', signed)) throw agentRefused();
  const message = parseInput(AgentMessage, readJson(signed.message));
  const { sequence, release } = message;
  const heard = { sequence, release, now: context.clock.now() };
  if (!(await hearAgent(context.store.db, agentId, heard))) throw agentMessageRepeated();
  return message.kind === 'ask' ? giveWork(context, stored) : takeReport(context, stored, message);
}

async function giveWork(
  { store, clock }: InstallationContext,
  { organizationId, agent }: StoredAgent,
): Promise<AgentAnswer> {
  const work = await store.transaction(async (connection) =>
    takeAgentWork(connection, organizationId, agent.id, clock.now()),
  );
  return { work: work ?? null, goesOn: work !== undefined, askAgainSeconds: askAgainSeconds.idle };
}

async function takeReport(
  context: InstallationContext,
  { organizationId, agent }: StoredAgent,
  { workId, position, events }: Extract<AgentMessage, { kind: 'report' }>,
): Promise<AgentAnswer> {
  const state = await findAgentWork(context.store.db, organizationId, agent.id, workId);
  const isOpen = state !== undefined && state.takenAt !== null && state.endedAt === null;
  // What it still has to tell of a scan that shall end is welcome; of one that is over, or another's, it is not.
  const isKept = isOpen && (await keepAgentEvents(context, organizationId, { workId, position, events }));
  const goesOn = isKept && state.cancelledAt === null;
  return { work: null, goesOn, askAgainSeconds: askAgainSeconds.atWork };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SitewardenError('malformed', 'malformed_json', 'The message is not JSON.', { cause });
  }
}
