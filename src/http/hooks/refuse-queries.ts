import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseInput } from '../../operations/parse-input.ts';

const NoQuery = z.strictObject({});

/** A route that asks for no query refuses one, as all others refuse fields they do not know. Open pages take any. */
export function refuseQueries(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ is404, query, routeOptions }) => {
    const { config, schema } = routeOptions;
    if (!is404 && config.open !== true && schema?.querystring === undefined) parseInput(NoQuery, query);
  });
}
