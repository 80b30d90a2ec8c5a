import type { Logger } from 'pino';
import type { Closing } from './serve-closing.ts';
import type { Say, ServeIo } from './serve-io.ts';

/** What every part of the running program speaks through, and is closed by. */
export interface Surroundings {
  readonly io: ServeIo;
  readonly say: Say;
  readonly log: Logger;
  readonly closing: Closing;
}
