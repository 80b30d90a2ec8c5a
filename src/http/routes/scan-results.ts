import { z } from 'zod';
import { deleteScanReport } from '../../operations/scan-reports/delete-scan-report.ts';
import { getScanReport } from '../../operations/scan-reports/get-scan-report.ts';
import { listScanReports } from '../../operations/scan-reports/list-scan-reports.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { errors, json, noContent } from '../contracts/responses.ts';
import { fromScanReport, ScanReport, ScanReportList } from '../contracts/scan-report.ts';
import type { ListAnswers } from '../list-answers.ts';

const tags = ['Scan Results'];
const scanParams = z.object({
  scan_id: z.string().meta({ description: 'id of the scan, or the friendly code of its report' }),
});

export function addScanResultRoutes(app: ApiInstance, contextOf: ContextOf, lists: ListAnswers): void {
  app.route({
    method: 'GET',
    url: '/scans/cve',
    schema: {
      operationId: 'listScanReports',
      tags,
      summary: 'List Scan Reports',
      description: 'The reports of all scans, ended or under way, newest first. Scope `cve:view`.',
      querystring: PagingQuery,
      response: { 200: json('The reports.', ScanReportList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const context = contextOf(request);
      const page = toPageInput(request.query);
      const items = async () =>
        pageItems(request, reply, await listScanReports(context, page), fromScanReport);
      return lists.send(request, reply, { context, permission: 'cve:view', page, items });
    },
  });
  app.route({
    method: 'DELETE',
    url: '/scans/cve/:scan_id',
    schema: {
      operationId: 'deleteScanReport',
      tags,
      summary: 'Delete a Scan Report',
      description:
        'Deletes an ended scan with its report. What it found stays in the history of the devices. ' +
        'Scope `cve:delete`.',
      params: scanParams,
      response: { 204: noContent('The report is gone.'), ...errors(404, 409, 422) },
    },
    handler: async (request, reply) => {
      await deleteScanReport(contextOf(request), { scanId: request.params.scan_id });
      return reply.code(204).send(null);
    },
  });
  app.route({
    method: 'GET',
    url: '/scans/cve/:scan_id',
    schema: {
      operationId: 'getScanReport',
      tags,
      summary: 'Retrieve a Scan Report',
      description: 'What a scan has found, or how far it is. Scope `cve:view`.',
      params: scanParams,
      response: { 200: json('The report.', ScanReport), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromScanReport(await getScanReport(contextOf(request), { scanId: request.params.scan_id })),
  });
}
