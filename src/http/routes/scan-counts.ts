import { z } from 'zod';
import { listScanCounts } from '../../operations/scan-reports/list-scan-counts.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { errors, json } from '../contracts/responses.ts';
import { fromScanCount, ScanCountList } from '../contracts/scan-count.ts';

const day = z.iso.date().optional();

export function addScanCountRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/scan-counts',
    schema: {
      operationId: 'listScanCounts',
      tags: ['Scan Results'],
      summary: 'List Counts of Scans',
      description:
        'What each site counted in each scan, newest day first; these figures stay when hosts and findings of old scans ' +
        'are forgotten. Scope `cve:view`.',
      querystring: PagingQuery.extend({
        from: day.meta({ description: 'days from this one on, in UTC' }),
        to: day.meta({ description: 'days up to this one' }),
        site_id: z.uuid().optional().meta({ description: 'of this site alone' }),
      }),
      response: { 200: json('The counts.', ScanCountList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const { from, to, site_id: siteId } = request.query;
      const input = { ...toPageInput(request.query), from, to, siteId };
      return pageItems(request, reply, await listScanCounts(contextOf(request), input), fromScanCount);
    },
  });
}
