import { z } from 'zod';
import { startScan } from '../../operations/scans/start-scan.ts';
import { stopScan } from '../../operations/scans/stop-scan.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { errors, json, located } from '../contracts/responses.ts';
import { fromStartedScan, fromStoppingScan, StartedScan, StoppingScan } from '../contracts/started-scan.ts';

const tags = ['Scan Execution'];
const params = z.object({
  scanScheduleId: z.string().meta({ description: 'id of the schedule', format: 'uuid' }),
});

export function addScanExecutionRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/scans/cve/scheduled/:scanScheduleId/invoke',
    schema: {
      operationId: 'startScan',
      tags,
      summary: 'Start a Scan',
      description:
        'Scans now all sites and subnets of a schedule. A schedule can be started like this once in 24 h, or what ' +
        'the operator has set. Scope `cve:create`.',
      params,
      response: {
        202: located('The scan has been created and waits for its turn.', StartedScan),
        ...errors(404, 409, 422),
      },
    },
    handler: async (request, reply) => {
      const started = await startScan(contextOf(request), request.params);
      return reply
        .code(202)
        .header('location', `/scans/cve/${started.scanId}`)
        .send(fromStartedScan(started));
    },
  });
  app.route({
    method: 'DELETE',
    url: '/scans/cve/scheduled/:scanScheduleId/invoke',
    schema: {
      operationId: 'stopScan',
      tags,
      summary: 'Stop a Scan',
      description:
        'Ends the scan of a schedule that is under way: within seconds nothing is sent any more. What it has found ' +
        'stays, and the report says that it was stopped. Scope `cve:create`.',
      params,
      response: { 200: json('The scan is ending.', StoppingScan), ...errors(404, 422) },
    },
    handler: async (request) => fromStoppingScan(await stopScan(contextOf(request), request.params)),
  });
}
