import type { Writable } from 'node:stream';
import { pino, type Logger } from 'pino';
import type { Settings } from '../config/settings.ts';

/** The log of the running program, JSON lines for machines. Signed links and credentials never reach it. */
export function createServeLogger(level: Settings['logLevel'], stream: Writable): Logger {
  return pino(
    {
      name: 'sitewarden',
      level,
      serializers: {
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
