import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { parseIpNetwork } from '../../domain/ip-network.ts';
import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import { echoShortcoming } from '../../operations/workers/echo-shortcoming.ts';
import { publicKeyTextOf } from '../../support/signed-text.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { postToServer } from '../agent/post-to-server.ts';
import { readAgentState, writeAgentState } from '../agent/agent-state.ts';
import { workLoop } from '../agent/work-loop.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';

export interface AgentEnrolArguments {
  readonly server: string;
  readonly invitation?: string;
  readonly state: string;
}

export interface AgentRunArguments {
  readonly state: string;
  readonly networks?: readonly string[];
  readonly intel?: string;
}

const Enrolled = z.object({ agent_id: z.uuid(), site_id: z.uuid(), server_public_key: z.string() });

/** `sitewarden agent enrol`: makes a key, brings the invitation to the server, and remembers both sides. */
export async function runAgentEnrol(
  args: AgentEnrolArguments,
  io: CliStreams,
  release: string,
): Promise<number> {
  const { invitation } = args;
  if (invitation === undefined) {
    throw new SitewardenError(
      'usage',
      'invitation_missing',
      'Give the invitation in SITEWARDEN_AGENT_INVITATION or with --invitation.',
    );
  }
  if (existsSync(args.state)) {
    throw new SitewardenError(
      'usage',
      'agent_state_exists',
      `${args.state} holds an agent already. Name another file with --state, or remove it.`,
    );
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const body = { invitation, public_key: publicKeyTextOf(privateKey), release };
  const enrolled = await postToServer(args.server, '/v1/agent-enrolments', body, Enrolled);
  writeAgentState(args.state, {
    server: args.server,
    agentId: enrolled.agent_id,
    siteId: enrolled.site_id,
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    serverPublicKey: enrolled.server_public_key,
    lastWorkNumber: 0,
    lastSequence: 0,
  });
  io.stdout.write(`Agent ${enrolled.agent_id} of site ${enrolled.site_id}; its key is in ${args.state}\n`);
  return exitStatus.done;
}

/** `sitewarden agent run`: scans what the server says, from here, until it is told to stop. */
export async function runAgent(
  args: AgentRunArguments,
  io: CliStreams,
  signal: AbortSignal,
  release: string,
): Promise<number> {
  const networks = args.networks?.flatMap((text) => text.split(',')).map((text) => networkOf(text)) ?? null;
  const state = readAgentState(args.state);
  const bundle = await openIntelligence(args.intel);
  const say = (words: string): void => void io.stderr.write(`${new Date().toISOString()} ${words}\n`);
  say(`agent ${state.agentId} asks ${state.server} for work`);
  const shortcoming = await echoShortcoming();
  if (shortcoming !== undefined) say(shortcoming);
  try {
    await workLoop(state, { stateFile: args.state, networks, bundle, release, signal, say });
  } finally {
    bundle.close();
  }
  return exitStatus.done;
}

function networkOf(text: string) {
  const network = parseIpNetwork(text);
  if (network !== undefined) return network;
  throw new SitewardenError('usage', 'bad_target', `${JSON.stringify(text)} is not a network.`);
}
