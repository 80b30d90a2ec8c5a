import { createPrivateKey } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { IpNetwork } from '../../domain/ip-network.ts';
import { checkAgentWork } from '../../operations/agents/check-agent-work.ts';
import { performAgentWork } from '../../operations/agents/perform-agent-work.ts';
import type { IntelligenceBundle } from '../../operations/intelligence/open-intelligence.ts';
import type { SignedText } from '../../domain/agent-message.ts';
import { systemClock } from '../../support/clock.ts';
import { AgentLine } from './agent-line.ts';
import { writeAgentState, type AgentState } from './agent-state.ts';
import { reportWork } from './report-work.ts';

export interface WorkLoopOptions {
  readonly stateFile: string;
  readonly networks: readonly IpNetwork[] | null;
  readonly bundle: IntelligenceBundle;
  readonly release: string;
  readonly signal: AbortSignal;
  readonly say: (words: string) => void;
}

/** Asks the server for work and does it, one after the other, until the signal. Rejects when the server refuses the agent. */
export async function workLoop(given: AgentState, options: WorkLoopOptions): Promise<void> {
  const { signal, say, release } = options;
  let state = given;
  let isReached = true;
  const line = new AgentLine({
    server: state.server,
    agentId: state.agentId,
    key: createPrivateKey(state.privateKey),
    release,
    lastSequence: state.lastSequence,
    signal,
    onReach: (trouble) => {
      if ((trouble === undefined) === isReached) return;
      isReached = trouble === undefined;
      say(trouble ?? `${state.server} answers again`);
    },
  });
  try {
    while (!signal.aborted) {
      const { work, ask_again_seconds: seconds } = await line.ask();
      if (work === null) await pause(seconds * 1000, undefined, { signal });
      else state = await doWork(work, { ...state, lastSequence: line.sequence }, line, options);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    writeAgentState(options.stateFile, { ...state, lastSequence: line.sequence });
  }
}

async function doWork(
  signed: SignedText,
  state: AgentState,
  line: AgentLine,
  { bundle, networks, stateFile, signal, say }: WorkLoopOptions,
): Promise<AgentState> {
  const { agentId, siteId, serverPublicKey, lastWorkNumber } = state;
  const terms = { agentId, siteId, serverPublicKey, lastWorkNumber, networks, now: systemClock.now() };
  const { work, refusal } = checkAgentWork(signed, terms);
  if (work === undefined) {
    say(`refused work: ${refusal}`);
    await pause(5000, undefined, { signal });
    return state;
  }
  // Before the first packet: what is done is not done again, whatever happens meanwhile.
  const next = { ...state, lastWorkNumber: work.number };
  writeAgentState(stateFile, next);
  say(`scans ${work.request.addresses.length} addresses (work ${work.number})`);
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const events = performAgentWork(work, { signal: either, clock: systemClock, bundle });
  await reportWork(line, work.workId, events, () => stop.abort());
  say(stop.signal.aborted ? `stopped work ${work.number}` : `done with work ${work.number}`);
  return next;
}
