import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SitewardenError } from '../support/sitewarden-error.ts';

const maxStreamsPerCaller = 10;

export interface EventStream {
  /** Aborts when the stream is closed: by us, by the reader, after its time, or with the API. */
  readonly signal: AbortSignal;
  readonly close: () => void;
}

export interface EventStreams {
  /**
   * Counts the stream until `answer` is closed or the signal aborts. Throws `rate_limited` / `too_many_streams` when
   * the caller follows enough already.
   */
  open(caller: FastifyRequest['caller'], answer: ServerResponse): EventStream;
}

/** Keeps count of answers that stay open, and ends them when the API is asked to close. */
export function createEventStreams(app: Pick<FastifyInstance, 'addHook'>, maxMs: number): EventStreams {
  const counts = new Map<string, number>();
  const closers = new Set<() => void>();
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
    for (const close of closers) close();
  });
  return {
    open(caller, answer) {
      const key = caller === null ? '' : `${caller.actor.kind} ${caller.organizationId} ${caller.actor.id}`;
      take(counts, key);
      const own = new AbortController();
      const close = (): void => {
        if (own.signal.aborted) return;
        own.abort();
        clearTimeout(timer);
        answer.off('close', close);
        closers.delete(close);
        giveBack(counts, key);
      };
      const timer = setTimeout(close, maxMs).unref();
      closers.add(close);
      answer.once('close', close);
      // Whoever hung up before this says so no more.
      if (answer.destroyed || isClosing) close();
      return { signal: own.signal, close };
    },
  };
}

function take(counts: Map<string, number>, key: string): void {
  const count = counts.get(key) ?? 0;
  if (count >= maxStreamsPerCaller) {
    throw new SitewardenError(
      'rate_limited',
      'too_many_streams',
      `These credentials follow ${maxStreamsPerCaller} scans already. Close one of the streams.`,
      { retryAfterSeconds: 5 },
    );
  }
  counts.set(key, count + 1);
}

function giveBack(counts: Map<string, number>, key: string): void {
  const left = (counts.get(key) ?? 1) - 1;
  if (left === 0) counts.delete(key);
  else counts.set(key, left);
}
