import type { ServerResponse } from 'node:http';
import { SitewardenError } from '../support/sitewarden-error.ts';

/** Keeps a place until `answer` has been given. Throws `unavailable` when there is none. */
export type TakeReportPlace = (answer: ServerResponse) => void;

/**
 * Lets `max` report files be sent at once: each holds a whole result in memory until its reader has it. Who is too
 * slow for `maxMs` loses the connection.
 */
export function createReportPlaces(max = 8, maxMs = 600_000): TakeReportPlace {
  let taken = 0;
  return (answer) => {
    if (answer.destroyed) return;
    if (taken >= max) {
      const sentence = 'Enough reports are being sent already. Try again shortly.';
      throw new SitewardenError('unavailable', 'unavailable', sentence, { retryAfterSeconds: 5 });
    }
    taken += 1;
    const timer = setTimeout(() => answer.destroy(), maxMs).unref();
    const release = (): void => {
      clearTimeout(timer);
      answer.off('finish', release).off('close', release);
      taken -= 1;
    };
    answer.on('finish', release).on('close', release);
  };
}
