import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SitewardenError } from '../support/sitewarden-error.ts';

const maxStreamsPerCaller = 10;

export interface EventStream {
  /** Aborts when the stream is closed, has lasted long enough, or the API closes. */
  readonly signal: AbortSignal;
  readonly close: () => void;
}

export interface EventStreams {
  /** Throws `rate_limited` / `too_many_streams` when the caller follows enough already. */
  open(request: FastifyRequest): EventStream;
}

/** Keeps count of answers that stay open, and ends them when the API is asked to close. */
export function createEventStreams(app: Pick<FastifyInstance, 'addHook'>, maxMs: number): EventStreams {
  const counts = new Map<string, number>();
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  return {
    open({ caller }) {
      const key = caller === null ? '' : `${caller.actor.kind} ${caller.organizationId} ${caller.actor.id}`;
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
      const own = new AbortController();
      return {
        signal: AbortSignal.any([own.signal, closing.signal, AbortSignal.timeout(maxMs)]),
        close() {
          if (own.signal.aborted) return;
          own.abort();
          const left = (counts.get(key) ?? 1) - 1;
          if (left === 0) counts.delete(key);
          else counts.set(key, left);
        },
      };
    },
  };
}
