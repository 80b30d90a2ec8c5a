import { z } from 'zod';
import { findAgentById } from '../../store/queries/agent-queries.ts';
import { isSignedBy } from '../../support/signed-text.ts';
import type { InstallationContext } from '../operation-context.ts';
import { agentMessageRepeated, agentRefused } from './agent-refusals.ts';

/** `AGENT_ID SEQUENCE SIGNATURE`; the signature is over the first two and the blank between them. */
const Head = z
  .string()
  .max(200)
  .regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12} \d{1,15} [\w-]{86}$/u)
  .transform((text) => text.split(' ') as [string, string, string]);

/**
 * Who is about to send a message, by what stands in the head of the request, so that a large body is read of agents alone. The
 * message has its own signature and is held against that. Throws `unauthenticated` / `agent_refused`; `conflict` /
 * `agent_message_repeated` for a number that was heard before.
 */
export async function recogniseAgent(
  { store }: Pick<InstallationContext, 'store'>,
  head: string,
): Promise<{ readonly agentId: string }> {
  const parsed = Head.safeParse(head);
  if (!parsed.success) throw agentRefused();
  const [agentId, sequence, signature] = parsed.data;
  const stored = await findAgentById(store.db, agentId);
  const publicKey = stored?.publicKey ?? null;
  if (stored === undefined || publicKey === null || stored.agent.revokedAt !== null) throw agentRefused();
  const signed = { message: `${agentId} ${sequence}`, signature };
  if (!isSignedBy(publicKey, 'sitewarden agent head v1', signed)) throw agentRefused();
  if (Number(sequence) > stored.lastSequence) return { agentId };
  throw agentMessageRepeated();
}
