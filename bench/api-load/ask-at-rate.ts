import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

export interface Question {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: () => string;
}

export interface Answered {
  readonly name: string;
  /** Milliseconds from when the request was due to the last byte of its answer, ascending. */
  readonly latencies: readonly number[];
  readonly failures: number;
  readonly bytes: number;
}

interface Noted {
  readonly name: string;
  readonly latencies: number[];
  failures: number;
  bytes: number;
}

/**
 * Sends requests at a fixed rate, whether the ones before were answered or not, so that a slow answer is counted
 * with all that it delays. Questions take turns.
 */
export async function askAtRate(
  origin: { readonly port: number; readonly token: string },
  questions: readonly Question[],
  load: { readonly ratePerSecond: number; readonly seconds: number },
): Promise<Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const results = questions.map(({ name }): Noted => ({ name, latencies: [], failures: 0, bytes: 0 }));
  const begin = performance.now();
  const pending: Promise<void>[] = [];
  for (let index = 0; index < load.ratePerSecond * load.seconds; index += 1) {
    const dueAt = begin + (index / load.ratePerSecond) * 1000;
    const wait = dueAt - performance.now();
    if (wait > 0) await setTimeout(wait);
    const question = questions[index % questions.length];
    const result = results[index % results.length];
    if (question === undefined || result === undefined) break;
    pending.push(askAndNote(agent, origin, { question, result, dueAt }));
  }
  await Promise.all(pending);
  agent.destroy();
  for (const { latencies } of results) latencies.sort((a, b) => a - b);
  return results;
}

async function askAndNote(
  agent: Agent,
  origin: { readonly port: number; readonly token: string },
  { question, result, dueAt }: { question: Question; result: Noted; dueAt: number },
): Promise<void> {
  try {
    result.bytes = await ask(agent, origin, question);
    result.latencies.push(performance.now() - dueAt);
  } catch {
    result.failures += 1;
  }
}

/** Asks once and gives the size of a good answer. */
function ask(
  agent: Agent,
  { port, token }: { readonly port: number; readonly token: string },
  { method, path, body }: Question,
): Promise<number> {
  const text = body?.();
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (piece: Buffer) => (bytes += piece.length));
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`${method} ${path} was answered with ${answer.statusCode}`));
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** The value below which `share` (0–1) of the sorted numbers lie. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
