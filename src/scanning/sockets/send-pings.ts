import { execFile } from 'node:child_process';
import type { Scope } from '../../domain/scope.ts';
import { assertInScope } from './compiled-scope.ts';

/** What one echo request brought; `unusable`: there is no `ping` here, or this process may not use it. */
export type PingOutcome = 'reply' | 'silent' | 'unusable';

export interface PingAnswer {
  readonly outcome: PingOutcome;
  /** Of the reply; null where `ping` does not tell it. */
  readonly timeToLive: number | null;
}

/** fping's own numbers of what went wrong with it, not with an address (fping(8)). */
const fpingUnusable = 3;

/** `ping` itself waits one second; a shell that takes longer, on a machine with too much to do, is ended. */
const longestMs = 10_000;

/** One small process starts all the others: starting each from this large one costs ten times as much. */
const script =
  'for a; do (t=$(ping "$0" -n -c 1 -W 1 "$a" 2>/dev/null); s=$?; t=${t#*ttl=}; echo "$a $s ${t%%[!0-9]*}") & done; wait';

/**
 * Sends each address, of one family, one ICMP echo request with a program of the system, which has the privilege this
 * process lacks: `fping`, of which one process asks all, else `ping`, one process an address. Rejects with
 * `outside_scope`, before any packet, when the scope does not permit one of them.
 */
export async function sendPings(
  scope: Scope,
  addresses: readonly string[],
  signal: AbortSignal,
  fping = 'fping',
): Promise<ReadonlyMap<string, PingOutcome>> {
  for (const address of addresses) assertInScope(scope, address);
  if (signal.aborted || addresses.length === 0) return new Map();
  const family = addresses[0]?.includes(':') === true ? '-6' : '-4';
  const gathered = await sendTogether(fping, family, addresses, signal);
  if (gathered !== undefined) return gathered;
  const answers = await sendEach(family, addresses, signal);
  return new Map([...answers].map(([address, { outcome }]) => [address, outcome]));
}

/** As `sendPings`, by `ping` alone, which tells the time to live of the reply. */
export async function sendTellingPings(
  scope: Scope,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PingAnswer>> {
  for (const address of addresses) assertInScope(scope, address);
  if (signal.aborted || addresses.length === 0) return new Map();
  return sendEach(addresses[0]?.includes(':') === true ? '-6' : '-4', addresses, signal);
}

/** Whether this process may send echo requests at all: whether it can ask this machine itself. */
export async function canSendPings(family: 4 | 6 = 4): Promise<boolean> {
  const own = family === 6 ? '::1' : '127.0.0.1';
  const signal = AbortSignal.timeout(longestMs);
  if ((await sendTogether('fping', `-${family}`, [own], signal)) !== undefined) return true;
  return (await sendEach(`-${family}`, [own], signal)).get(own)?.outcome !== 'unusable';
}

/** Undefined when there is no such program, it may not be used, or it hears no answers. */
async function sendTogether(
  fping: string,
  family: string,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PingOutcome> | undefined> {
  // Names of those that answer; one request each, a millisecond apart, none sent again, 900 ms for the answer.
  const ownAddress = family === '-6' ? '::1' : '127.0.0.1';
  const all = new Set([ownAddress, ...addresses]);
  const args = [family, '-a', '-r', '0', '-i', '1', '-t', '900', ...all];
  const { code, stdout } = await run(fping, args, signal);
  if (signal.aborted) return new Map();
  if (typeof code !== 'number' || code >= fpingUnusable) return undefined;
  const alive = new Set(stdout.split('\n'));
  // Through ping sockets fping 5.1 hears nobody (github.com/schweikert/fping/issues/248): this machine itself tells.
  if (!alive.has(ownAddress)) return undefined;
  return new Map(addresses.map((address) => [address, alive.has(address) ? 'reply' : 'silent']));
}

/** Exit status 1 is silence, anything else means that it could not be asked (ping(8)). */
async function sendEach(
  family: string,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PingAnswer>> {
  const { code, stdout } = await run('sh', ['-c', script, family, ...addresses], signal);
  const answers = new Map<string, PingAnswer>();
  if (signal.aborted) return answers;
  if (typeof code === 'string') {
    return new Map(addresses.map((address) => [address, { outcome: 'unusable', timeToLive: null }]));
  }
  for (const [, address = '', status, timeToLive = ''] of stdout.matchAll(/^(\S+) (\d+) (\d{0,3})$/gmu)) {
    const outcome = status === '0' ? 'reply' : status === '1' ? 'silent' : 'unusable';
    answers.set(address, { outcome, timeToLive: timeToLive === '' ? null : Number(timeToLive) });
  }
  return answers;
}

/** Never rejects: `code` is the exit status, a word of the system when the program did not run, null when it was ended. */
async function run(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ code: number | string | null; stdout: string }> {
  const options = { timeout: longestMs, signal, maxBuffer: 1_000_000 };
  return new Promise((resolve) => {
    const done = (
      error: { readonly code?: number | string | null | undefined } | null,
      stdout: string,
    ): void => resolve({ code: error === null ? 0 : (error.code ?? null), stdout });
    try {
      execFile(program, args, options, done);
    } catch (error) {
      // Thrown, not told: what spawn does not expect, such as EPERM of a file whose capabilities are out of bounds.
      done(error as NodeJS.ErrnoException, '');
    }
  });
}
