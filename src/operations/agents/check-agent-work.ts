import { AgentWork, type SignedText } from '../../domain/agent-message.ts';
import { networkCovers, type IpNetwork, isPrivateNetwork } from '../../domain/ip-network.ts';
import { isSignedBy } from '../../support/signed-text.ts';

/** What an agent holds work against. */
export interface WorkTerms {
  readonly agentId: string;
  readonly siteId: string;
  readonly serverPublicKey: string;
  readonly lastWorkNumber: number;
  /** Where the agent's own people allow packets; null: private networks. */
  readonly networks: readonly IpNetwork[] | null;
  readonly now: Date;
}

export type CheckedWork =
  | { readonly work: AgentWork; readonly refusal?: undefined }
  | { readonly work?: undefined; readonly refusal: string };

/** How far the clocks of server and agent may differ. */
const clockMs = 5 * 60_000;

/**
 * Whether work may be done: signed by the server that enrolled the agent, for this agent, not seen before, not too old,
 * and within what the agent's own people allow, whatever the server says.
 */
export function checkAgentWork(signed: SignedText, terms: WorkTerms): CheckedWork {
  if (!isSignedBy(terms.serverPublicKey, 'sitewarden agent work v1', signed)) {
    return { refusal: 'it is not signed by the server that enrolled this agent' };
  }
  const parsed = AgentWork.safeParse(jsonOf(signed.message));
  if (!parsed.success) return { refusal: 'this version of the agent cannot read it' };
  const work = parsed.data;
  if (work.agentId !== terms.agentId || work.siteId !== terms.siteId)
    return { refusal: 'it is for another agent' };
  if (work.number <= terms.lastWorkNumber) return { refusal: 'it was given before' };
  if (Date.parse(work.expiresAt) + clockMs < terms.now.getTime()) return { refusal: 'it is too old' };
  const beyond = work.request.scope.allowed.find((network) => !isPermitted(network, terms.networks));
  if (beyond !== undefined) {
    return { refusal: `${beyond.address}/${beyond.prefixLength} is not within what this agent may scan` };
  }
  return { work };
}

function isPermitted(network: IpNetwork, networks: readonly IpNetwork[] | null): boolean {
  return networks === null
    ? isPrivateNetwork(network)
    : networks.some((permitted) => permitted.family === network.family && networkCovers(permitted, network));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
