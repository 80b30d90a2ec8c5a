import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { maxPageSize, type Page } from '../../operations/page.ts';

/** Query parameters of every list; they never change the form of the answer. */
export const pagingQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(maxPageSize)
    .optional()
    .meta({ description: `how many at most, ${maxPageSize} unless given` }),
  cursor: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'from the Link header of the page before' }),
};

/** Query of a list that has nothing else to ask. */
export const PagingQuery = z.strictObject(pagingQuery);

/** The input fields of an operation that gives a page. */
export function toPageInput(query: { limit?: number | undefined; cursor?: string | undefined }) {
  return {
    ...(query.limit !== undefined && { limit: query.limit }),
    ...(query.cursor !== undefined && { cursor: query.cursor }),
  };
}

/** The page's items as a bare array; where more follow, `Link` names the next page (RFC 8288). */
export function pageItems<T, U>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page<T>,
  map: (item: T) => U,
): U[] {
  if (page.nextCursor !== null) {
    const [path = '', query = ''] = request.url.split('?');
    const parameters = new URLSearchParams(query);
    parameters.set('cursor', page.nextCursor);
    void reply.header('link', `<${path}?${parameters.toString()}>; rel="next"`);
  }
  return page.items.map(map);
}
