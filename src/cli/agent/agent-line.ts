import { setTimeout as pause } from 'node:timers/promises';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { SignedText, type AgentMessage } from '../../domain/agent-message.ts';
import type { AgentScanEvent } from '../../domain/agent-observation.ts';
import { signText } from '../../support/signed-text.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { postToServer } from './post-to-server.ts';

const Answer = z.object({
  work: SignedText.nullable(),
  goes_on: z.boolean(),
  ask_again_seconds: z.int().min(1).max(3600),
});
export type ServerAnswer = z.infer<typeof Answer>;

export interface AgentLineOptions {
  readonly server: string;
  readonly agentId: string;
  readonly key: KeyObject;
  readonly release: string;
  readonly lastSequence: number;
  readonly signal: AbortSignal;
  /** Told once when the server cannot be reached, and again when it can. */
  readonly onReach: (trouble: string | undefined) => void;
}

/** Milliseconds between tries, doubled each time. */
const firstPauseMs = 500;
const longestPauseMs = 10_000;
const mostRepetitions = 5;

/** What is said to the server, one message after the other, each with a number of its own. */
export class AgentLine {
  readonly #options: AgentLineOptions;
  #sequence: number;

  constructor(options: AgentLineOptions) {
    this.#options = options;
    this.#sequence = options.lastSequence;
  }

  get sequence(): number {
    return this.#sequence;
  }

  async ask(): Promise<ServerAnswer> {
    return this.#say({ kind: 'ask' });
  }

  async report(workId: string, position: number, events: readonly AgentScanEvent[]): Promise<ServerAnswer> {
    return this.#say({ kind: 'report', workId, position, events: [...events] });
  }

  /** Until the server answers. Rejects when it refuses the agent, and with `aborted` at the end. */
  async #say(word: Word): Promise<ServerAnswer> {
    const { server, signal, onReach } = this.#options;
    let pauseMs = firstPauseMs;
    let repetitions = 0;
    for (;;) {
      try {
        const { body, headers } = this.#signed(word);
        const answer = await postToServer(server, '/v1/agent-messages', body, Answer, { signal, headers });
        onReach(undefined);
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof SitewardenError)) throw error;
        if (error.code === 'agent_message_repeated' && repetitions < mostRepetitions) repetitions += 1;
        else if (error.kind === 'unavailable') onReach(error.message);
        else throw error;
      }
      await pause(pauseMs, undefined, { signal });
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
  }

  /** Of the clock, so that a state that was lost or restored does not take the agent's voice away. */
  #signed(word: Word): { body: SignedBody; headers: Record<string, string> } {
    const { agentId, key, release } = this.#options;
    this.#sequence = Math.max(this.#sequence + 1, Date.now());
    const message = JSON.stringify({ ...word, sequence: this.#sequence, release });
    const signature = signText(key, 'sitewarden agent message v1', message);
    // The server reads no large body before it knows who sends it.
    const head = `${agentId} ${this.#sequence}`;
    return {
      body: { agent_id: agentId, message, signature },
      headers: { 'sitewarden-agent': `${head} ${signText(key, 'sitewarden agent head v1', head)}` },
    };
  }
}

interface SignedBody {
  readonly agent_id: string;
  readonly message: string;
  readonly signature: string;
}

type Word = AgentMessage extends infer Message
  ? Message extends AgentMessage
    ? Omit<Message, 'sequence' | 'release'>
    : never
  : never;
