import { startMultipleIpScan } from '../../operations/scans/start-multiple-ip-scan.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  fromStartedMultipleIpScan,
  MultipleIpScanBody,
  StartedMultipleIpScan,
  toStartMultipleIpScanInput,
} from '../contracts/multiple-ip-scan.ts';
import { bodyErrors, errors, json } from '../contracts/responses.ts';

export function addScanExecutionRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/scans/cve/scan/multiple-ips',
    schema: {
      operationId: 'startMultipleIpScan',
      tags: ['Scan Execution'],
      summary: 'Start On-Demand Multi-IP Scan',
      description:
        'Scans at once the given addresses of one site, with the settings of a schedule that has the site. ' +
        'Addresses outside the networks of the site are refused before anything is sent. Scope `cve:create`.',
      body: MultipleIpScanBody,
      response: {
        201: json('The scan has been created and waits for its turn.', StartedMultipleIpScan),
        ...errors(...bodyErrors, 404),
      },
    },
    handler: async (request, reply) => {
      const started = await startMultipleIpScan(contextOf(request), toStartMultipleIpScanInput(request.body));
      return reply
        .code(201)
        .header('location', `/scans/cve/${started.scanId}`)
        .send(fromStartedMultipleIpScan(started));
    },
  });
}
