import type { FastifyInstance } from 'fastify';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** Turns away what still comes in on open connections once the API is asked to close. */
export function refuseWhileClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onRequest', async () => {
    if (!isClosing) return;
    throw new SitewardenError('unavailable', 'unavailable', 'Sitewarden is stopping. Try again shortly.');
  });
}
