import { Agent, request, type RequestOptions } from 'node:http';
import type { Duplex } from 'node:stream';

const maxHeaderSize = 16_384;

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** Why a GET brought no answer. */
export class HttpFailure extends Error {
  readonly reason: 'too_large' | 'timed_out' | 'closed';

  constructor(reason: HttpFailure['reason']) {
    super(`No HTTP answer: ${reason}`);
    this.name = 'HttpFailure';
    this.reason = reason;
  }
}

export interface HttpGetter {
  get(path: string, signal: AbortSignal): Promise<HttpAnswer>;
  close(): void;
}

/**
 * Asks GETs, one after the other, over streams that `open` gives, and over one as long as it lasts. Redirects are
 * answers like any other: nobody is ever asked but whom `open` connects to. Failures are those of `open` or an `HttpFailure`.
 */
export function httpGetter(options: {
  readonly open: () => Promise<Duplex>;
  /** As in the `Host` header: a bracketed one for IPv6. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
}): HttpGetter {
  const agent = new OneStreamAgent({ keepAlive: true, maxSockets: 1 });
  const headers = { ...options.headers, host: options.host };
  return {
    async get(path, signal) {
      if (agent.stream === undefined || agent.stream.destroyed) agent.stream = await options.open();
      return answer({ agent, method: 'GET', path, headers, signal, maxHeaderSize }, options.maxBytes);
    },
    close() {
      agent.destroy();
      agent.stream?.destroy();
    },
  };
}

/** Gets its connection put in, so that nothing here can open one. */
class OneStreamAgent extends Agent {
  stream: Duplex | undefined;

  override createConnection(): Duplex | undefined {
    return this.stream;
  }
}

async function answer(asked: RequestOptions, maxBytes: number): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (error?: unknown): void => {
      if (error instanceof HttpFailure) reject(error);
      else reject(new HttpFailure(asked.signal?.aborted === true ? 'timed_out' : 'closed'));
    };
    const sent = request(asked);
    sent.on('error', fail);
    // An answer of another protocol (101) ends the connection without an error or an answer.
    sent.on('close', fail);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('error', fail);
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes > maxBytes) sent.destroy(new HttpFailure('too_large'));
      });
      response.on('end', () => {
        if (response.complete) resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) });
        else fail();
      });
    });
    sent.end();
  });
}
