import type { Duplex } from 'node:stream';

/** Most bytes that are read from one connection. */
const maxReceivedBytes = 65_536;
/** A reply counts as whole when nothing more came for so long. */
const quietMs = 120;
/** A reply that never pauses is cut off after so long. */
const maxReplyMs = 1500;

export interface Conversation {
  readonly sent: Buffer;
  readonly received: Buffer;
}

export interface ConversationPlan {
  /** What to say at once; absent: listen only. */
  readonly payload?: Buffer | undefined;
  /** What to say once the first answer is in. */
  readonly followUp?: ((received: Buffer) => Buffer | undefined) | undefined;
  /** Ends a wait for the very first byte; absent: wait until the signal. */
  readonly firstByteMs?: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * One exchange over an open stream, which stays open: the caller destroys it. Resolves, and never rejects, when
 * the reply is whole, the stream ended, 64 KiB came, or the signal fired.
 */
export async function converse(stream: Duplex, plan: ConversationPlan): Promise<Conversation> {
  const chunks: Buffer[] = [];
  let received = 0;
  const sent: Buffer[] = [];
  const say = (payload: Buffer | undefined): boolean => {
    if (payload === undefined || payload.length === 0 || !stream.writable) return false;
    sent.push(payload);
    stream.write(payload);
    return true;
  };
  await new Promise<void>((resolve) => {
    let asked = false;
    let quiet: NodeJS.Timeout | undefined;
    let heardAll: NodeJS.Immediate | undefined;
    let longest: NodeJS.Timeout | undefined;
    const firstByte =
      plan.firstByteMs === undefined ? undefined : setTimeout(() => finish(), plan.firstByteMs);
    const finish = (): void => {
      for (const timer of [quiet, longest, firstByte]) clearTimeout(timer);
      clearImmediate(heardAll);
      plan.signal.removeEventListener('abort', finish);
      for (const event of ['end', 'close', 'error']) stream.removeListener(event, finish);
      stream.removeListener('data', onData);
      stream.on('error', ignore);
      stream.pause();
      resolve();
    };
    const onQuiet = (): void => {
      const next = asked ? undefined : plan.followUp?.(Buffer.concat(chunks));
      asked = true;
      if (!say(next)) return finish();
      // An answer to this may take as long as the first took; without one, what there is has to do.
      clearTimeout(longest);
      longest = setTimeout(finish, maxReplyMs);
    };
    const onData = (chunk: Buffer): void => {
      clearTimeout(firstByte);
      chunks.push(chunk.subarray(0, maxReceivedBytes - received));
      received += chunk.length;
      if (received >= maxReceivedBytes) return finish();
      longest ??= setTimeout(finish, maxReplyMs);
      clearTimeout(quiet);
      clearImmediate(heardAll);
      // Where this process stood still, what came meanwhile is read before silence is believed.
      quiet = setTimeout(() => (heardAll = setImmediate(onQuiet)), quietMs);
    };
    if (plan.signal.aborted || stream.destroyed) return finish();
    plan.signal.addEventListener('abort', finish, { once: true });
    stream.on('error', finish);
    for (const event of ['end', 'close']) stream.on(event, finish);
    stream.on('data', onData);
    // An earlier exchange over the same stream left it paused.
    stream.resume();
    say(plan.payload);
  });
  return { sent: Buffer.concat(sent), received: Buffer.concat(chunks) };
}

/** Whether the other side only sent back what it was sent, which says nothing about it. */
export function isEcho({ sent, received }: Conversation): boolean {
  const length = Math.min(sent.length, received.length);
  return length >= 2 && sent.subarray(0, length).equals(received.subarray(0, length));
}

function ignore(): void {
  // A destroyed or reset stream may still report; the conversation is over.
}
