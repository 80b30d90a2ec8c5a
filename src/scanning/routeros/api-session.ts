import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { printWords } from './read-commands.ts';
import { RouterFailure } from './router-failure.ts';
import {
  answerTimeoutMs,
  maxAnswerBytes,
  maxRows,
  rowOf,
  type PrintAnswer,
  type RouterRow,
  type RouterSession,
} from './router-session.ts';
import { encodeSentence, SentenceReader } from './sentence.ts';

export interface ApiLogin {
  readonly username: string;
  readonly password: string;
}

/**
 * Logs in to the binary API over an open stream, which the session owns from then on. A router before 6.43 answers with
 * a challenge, which is met; newer ones take the password itself. `RouterFailure` when it does not let us in.
 */
export async function openApiSession(
  stream: Duplex,
  port: number,
  { username, password }: ApiLogin,
  signal: AbortSignal,
  timeoutMs = answerTimeoutMs,
): Promise<RouterSession> {
  const ask = async (words: readonly string[]): Promise<ApiAnswer> =>
    converse(stream, words, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
  stream.on('error', () => undefined);
  try {
    const first = await ask(['/login', `=name=${username}`, `=password=${password}`]);
    if (first.trap !== undefined) throw new RouterFailure('login_refused');
    const challenge = first.done.get('ret');
    if (challenge !== undefined) {
      const second = await ask(['/login', `=name=${username}`, `=response=${response(password, challenge)}`]);
      if (second.trap !== undefined) throw new RouterFailure('login_refused');
    }
  } catch (error) {
    stream.destroy();
    throw error;
  }
  return {
    source: 'routeros_api',
    port,
    print: async (name) => printAnswer(await ask(printWords(name))),
    close: () => void stream.destroy(),
  };
}

/** The answer to a challenge: `00` and the MD5 over a zero byte, the password and the challenge's bytes. */
function response(password: string, challenge: string): string {
  if (!/^(?:[0-9a-f]{2}){8,64}$/iu.test(challenge)) throw new RouterFailure('not_routeros');
  const hash = createHash('md5')
    .update(Buffer.from([0]))
    .update(password, 'utf8');
  return `00${hash.update(Buffer.from(challenge, 'hex')).digest('hex')}`;
}

interface ApiAnswer {
  readonly rows: readonly RouterRow[];
  readonly done: RouterRow;
  /** The message of a refusal. */
  readonly trap: string | undefined;
}

function printAnswer({ rows, trap }: ApiAnswer): PrintAnswer {
  if (trap === undefined) return { kind: 'rows', rows };
  return { kind: /no such|unknown|bad command/iu.test(trap) ? 'no_such_menu' : 'not_permitted' };
}

/** One command and everything up to its `!done`; `!fatal` ends the connection. */
async function converse(stream: Duplex, words: readonly string[], signal: AbortSignal): Promise<ApiAnswer> {
  const reader = new SentenceReader();
  const rows: RouterRow[] = [];
  let trap: string | undefined;
  let bytes = 0;
  return new Promise((resolve, reject) => {
    const settle = (outcome: ApiAnswer | RouterFailure): void => {
      for (const event of ['end', 'close', 'error']) stream.removeListener(event, onClosed);
      stream.removeListener('data', onData);
      signal.removeEventListener('abort', onAbort);
      stream.pause();
      if (outcome instanceof RouterFailure) reject(outcome);
      else resolve(outcome);
    };
    const onClosed = (): void => settle(new RouterFailure('closed'));
    const onAbort = (): void => settle(new RouterFailure('timed_out'));
    const take = (sentence: readonly string[]): void => {
      const [kind = '', ...rest] = sentence;
      const row = rowOf(attributes(rest));
      if (kind === '!re') rows.push(row);
      else if (kind === '!trap') trap = row.get('message') ?? '';
      else if (kind === '!fatal') settle(new RouterFailure('login_refused'));
      else if (kind === '!done') settle({ rows, done: row, trap });
      else if (kind !== '!empty') throw new RouterFailure('not_routeros');
      if (rows.length > maxRows) throw new RouterFailure('answer_too_large');
    };
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      try {
        if (bytes > maxAnswerBytes) throw new RouterFailure('answer_too_large');
        for (const sentence of reader.push(chunk)) take(sentence);
      } catch (error) {
        settle(error instanceof RouterFailure ? error : new RouterFailure('not_routeros'));
      }
    };
    if (signal.aborted) return onAbort();
    if (stream.destroyed) return onClosed();
    signal.addEventListener('abort', onAbort, { once: true });
    for (const event of ['end', 'close', 'error']) stream.on(event, onClosed);
    stream.on('data', onData);
    stream.resume();
    stream.write(encodeSentence(...words));
  });
}

/** `=name=value` words; others, such as tags, say nothing to us. */
function* attributes(words: readonly string[]): Iterable<[string, string]> {
  for (const word of words) {
    const at = word.indexOf('=', 1);
    if (word.startsWith('=') && at > 0) yield [word.slice(1, at), word.slice(at + 1)];
  }
}
