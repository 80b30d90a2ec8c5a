import type { Writable } from 'node:stream';
import { pino, stdSerializers, type Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { traceIds } from '../support/tracing.ts';

// A message may tell of a thousand fields of an answer; the first lines say what is wrong.
const longestMessage = 2000;

/** The log of the running program, JSON lines for machines. Signed links and credentials never reach it. */
export function createServeLogger(level: Settings['logLevel'], stream: Writable): Logger {
  // Nobody reading the log any more is no reason to end.
  stream.on('error', () => undefined);
  return pino(
    {
      name: 'sitewarden',
      level,
      // Leads from a line to the trace that it belongs to, where there is one.
      mixin: traceIds,
      serializers: {
        err: (error: Error) => {
          const { message, stack, ...others } = stdSerializers.err(error);
          return {
            ...others,
            message: message.slice(0, longestMessage),
            stack: stack.slice(0, 2 * longestMessage),
          };
        },
        req: (request: { method: string; url: string; ip: string }) => ({
          method: request.method,
          path: request.url.split('?', 1)[0],
          ip: request.ip,
        }),
      },
    },
    stream,
  );
}
