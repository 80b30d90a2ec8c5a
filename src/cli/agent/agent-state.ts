import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { SitewardenError } from '../../support/sitewarden-error.ts';

const AgentState = z.strictObject({
  server: z.url(),
  agentId: z.uuid(),
  siteId: z.uuid(),
  /** PKCS #8, PEM. */
  privateKey: z.string().min(1),
  serverPublicKey: z.string().min(1),
  lastWorkNumber: z.int().min(0),
  lastSequence: z.int().min(0),
});
/** What an agent remembers between runs: who it is, and what it has done. */
export type AgentState = z.infer<typeof AgentState>;

/** Throws `usage` / `agent_state_unusable` when the file is missing or holds something else. */
export function readAgentState(file: string): AgentState {
  try {
    return AgentState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new SitewardenError(
      'usage',
      'agent_state_unusable',
      `${file} is not the state of an agent. Run 'sitewarden agent enrol' first, or name the file with --state.`,
      { cause },
    );
  }
}

/** Replaces the file as a whole, readable by its owner alone. */
export function writeAgentState(file: string, state: AgentState): void {
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, file);
}
