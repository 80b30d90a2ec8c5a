import { z } from 'zod';
import { pauseScan } from '../../operations/scans/pause-scan.ts';
import { resumeScan } from '../../operations/scans/resume-scan.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { errors, json } from '../contracts/responses.ts';
import { fromPausedScan, PausedScan } from '../contracts/paused-scan.ts';

const tags = ['Scan Execution'];
const params = z.object({
  scan_id: z.string().meta({ description: 'id of the scan, or the friendly code of its report' }),
});

export function addScanPauseRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/scans/:scan_id/pause',
    schema: {
      operationId: 'pauseScan',
      tags,
      summary: 'Pause a Scan',
      description:
        'Within seconds nothing is sent any more. What it has found stays, and it goes on from there when it is ' +
        'resumed; after the longest pause that the operator has set it ends as partial. Scope `cve:create`.',
      params,
      response: { 200: json('The scan pauses.', PausedScan), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromPausedScan(await pauseScan(contextOf(request), { scanId: request.params.scan_id })),
  });
  app.route({
    method: 'POST',
    url: '/v1/scans/:scan_id/resume',
    schema: {
      operationId: 'resumeScan',
      tags,
      summary: 'Resume a Scan',
      description: 'Lets a scan that somebody paused go on from what it has found. Scope `cve:create`.',
      params,
      response: { 200: json('The scan goes on.', PausedScan), ...errors(404, 409, 422) },
    },
    handler: async (request) =>
      fromPausedScan(await resumeScan(contextOf(request), { scanId: request.params.scan_id })),
  });
}
