import { z } from 'zod';
import { DeltaKind } from '../../domain/finding-delta.ts';
import { TrendGroup, TrendInterval } from '../../domain/finding-trend.ts';
import { getTrends } from '../../operations/findings/get-trends.ts';
import { listDeltas } from '../../operations/findings/list-deltas.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { DeltaList, fromDelta } from '../contracts/finding-delta.ts';
import { fromTrends, Trends } from '../contracts/finding-trend.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { errors, json } from '../contracts/responses.ts';

const tags = ['Findings'];
const instant = z.iso.datetime({ offset: true });
const site = z.uuid().optional().meta({ description: 'of this site alone' });

export function addFindingChangeRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/deltas',
    schema: {
      operationId: 'listDeltas',
      tags,
      summary: 'List Changes of Findings',
      description:
        'What became of findings between two times or two scans, with the cause of every change. A page may hold fewer ' +
        'than asked for: follow `Link` to the end. Scope `cve:view`.',
      querystring: PagingQuery.extend({
        from: z.string().min(1).max(64).meta({ description: 'an instant, or the id or code of a scan' }),
        to: z.string().min(1).max(64).optional().meta({ description: 'the same; now unless given' }),
        site_id: site,
        kind: DeltaKind.optional().meta({ description: 'of this kind alone' }),
      }),
      response: { 200: json('The changes.', DeltaList), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      const { from, to, site_id: siteId, kind } = request.query;
      const input = { ...toPageInput(request.query), from, to, siteId, kind };
      return pageItems(request, reply, await listDeltas(contextOf(request), input), fromDelta);
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/trends',
    schema: {
      operationId: 'getTrends',
      tags,
      summary: 'Retrieve Trends of Findings',
      description:
        'How many findings were open over time by severity and urgency, how long fixes took, and what is overdue, of ' +
        'all or of each site or class of device. Scope `cve:view`.',
      querystring: z.strictObject({
        from: instant.optional().meta({ description: 'thirty days before `to` unless given' }),
        to: instant.optional().meta({ description: 'now unless given' }),
        interval: TrendInterval.optional().meta({ description: '`day` unless given; 400 at most' }),
        group: TrendGroup.optional().meta({ description: '`organization` unless given' }),
        site_id: site,
      }),
      response: { 200: json('The trends.', Trends), ...errors(422) },
    },
    handler: async (request) => {
      const { site_id: siteId, ...query } = request.query;
      return fromTrends(await getTrends(contextOf(request), { ...query, siteId }));
    },
  });
}
