import { Readable } from 'node:stream';
import { z } from 'zod';
import { getScan } from '../../operations/scans/get-scan.ts';
import { listScans } from '../../operations/scans/list-scans.ts';
import { watchScan } from '../../operations/scans/watch-scan.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { pageItems, toPageInput } from '../contracts/paging.ts';
import { errors, json } from '../contracts/responses.ts';
import { fromScanReport, ScanReportList } from '../contracts/scan-report.ts';
import { fromScan, fromScanState, Scan, ScanListQuery } from '../contracts/scan.ts';
import { createEventStreams } from '../event-streams.ts';
import { scanEventText } from '../scan-event-text.ts';

const tags = ['Scan Results'];
const params = z.object({
  scan_id: z.string().meta({ description: 'id of the scan, or the friendly code of its report' }),
});
const maxStreamMs = 3_600_000;

/** Our own view of scans: filtered, with parts and hosts, and live. */
export function addScanRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/scans',
    schema: {
      operationId: 'listScans',
      tags,
      summary: 'List Scans',
      description: 'Scans of one site, schedule or state, or all, newest first. Scope `cve:view`.',
      querystring: ScanListQuery,
      response: { 200: json('The scans.', ScanReportList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const { site_id: siteId, scan_schedule_id: scanScheduleId, status, ...page } = request.query;
      const input = {
        ...toPageInput(page),
        ...(siteId !== undefined && { siteId }),
        ...(scanScheduleId !== undefined && { scanScheduleId }),
        ...(status !== undefined && { status }),
      };
      return pageItems(request, reply, await listScans(contextOf(request), input), fromScanReport);
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/scans/:scan_id',
    schema: {
      operationId: 'getScan',
      tags,
      summary: 'Retrieve a Scan',
      description: 'A scan with its parts and the hosts that are finished so far. Scope `cve:view`.',
      params,
      response: { 200: json('The scan.', Scan), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromScan(await getScan(contextOf(request), { scanId: request.params.scan_id })),
  });
  addScanEventRoutes(app, contextOf);
}

function addScanEventRoutes(app: ApiInstance, contextOf: ContextOf): void {
  const streams = createEventStreams(app, maxStreamMs);
  app.route({
    method: 'GET',
    url: '/v1/scans/:scan_id/events',
    // It lives as long as the scan runs; the stream itself ends earlier than this.
    handlerTimeout: maxStreamMs + 60_000,
    schema: {
      operationId: 'watchScan',
      tags,
      summary: 'Follow a Scan',
      description:
        'Server-sent events: `progress` whenever something has changed, twice a second at most, and `end` when the ' +
        'scan has ended, after which the stream closes. Each carries the state, the progress, `hosts_finished` and ' +
        '`open_ports` so far, for each site too, and `cve_count`, `unique_cves` and `highest_score` of the sites ' +
        'judged so far, null before the first. Scope `cve:view`.',
      params,
      response: {
        200: {
          description: 'The events; the data of each is JSON.',
          content: { 'text/event-stream': { schema: z.unknown().meta({ type: 'string' }) } },
        },
        ...errors(404, 422),
      },
    },
    handler: async (request, reply) => {
      const stream = streams.open(request.caller, reply.raw);
      try {
        const states = await watchScan(contextOf(request), { scanId: request.params.scan_id }, stream.signal);
        const body = Readable.from(scanEventText(states, fromScanState));
        void reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no');
        return await reply.send(body);
      } catch (error) {
        stream.close();
        throw error;
      }
    },
  });
}
