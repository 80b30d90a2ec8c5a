import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { openScanReportFile } from '../../operations/scan-reports/open-scan-report-file.ts';
import { openScanReportPdf } from '../../operations/scan-reports/open-scan-report-pdf.ts';
import { ScanJson } from '../../reports/json/scan-json.ts';
import { streamScanJson } from '../../reports/json/stream-scan-json.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { ApiInstance } from '../api-instance.ts';
import { linkContextOf } from '../link-context.ts';
import { SignedLinkQuery } from '../contracts/report-link.ts';
import { json, publicErrors } from '../contracts/responses.ts';
import { binaryContent, sendReport } from '../report-content.ts';
import type { TakeReportPlace } from '../report-places.ts';

// Written as it is read, and a reader may be slow.
const handlerTimeout = 600_000;
const tags = ['Scan Results'];
const params = z.object({ scan_id: z.string().meta({ description: 'id of the scan', format: 'uuid' }) });
const querystring = SignedLinkQuery;
const pdf = (description: string) => ({
  description,
  content: { 'application/pdf': { schema: binaryContent } },
});

/** The files that the links of a report lead to. */
export function addScanReportFileRoutes(
  app: ApiInstance,
  dependencies: ApiDependencies,
  takePlace: TakeReportPlace,
): void {
  const contextOf = linkContextOf(dependencies);
  app.route({
    method: 'GET',
    url: '/v1/scan-reports/:scan_id/report.json',
    handlerTimeout,
    config: { open: true },
    schema: {
      operationId: 'openScanReportFile',
      tags,
      summary: 'Fetch the whole result of a scan',
      description:
        'Serves the `json_url` of a scan report. The signature in the link stands in for credentials.',
      security: [],
      params,
      querystring,
      response: { 200: json('The whole result.', ScanJson), ...publicErrors(403, 404, 422, 503) },
    },
    handler: async (request, reply) => {
      takePlace(reply.raw);
      const link = linkOf(request);
      const report = await openScanReportFile(contextOf(request), link, dependencies.version);
      return (reply as FastifyReply)
        .type('application/json')
        .header('content-disposition', `inline; filename="sitewarden-scan-${report.result.id}.json"`)
        .send(streamScanJson(report));
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/scan-reports/:scan_id/report.pdf',
    handlerTimeout,
    config: { open: true },
    schema: {
      operationId: 'openScanReportPdf',
      tags,
      summary: 'Fetch the result of a scan as a PDF',
      description:
        'Serves the `pdf_url` of a scan report. The signature in the link stands in for credentials.',
      security: [],
      params,
      querystring,
      response: { 200: pdf('The report.'), ...publicErrors(403, 404, 422, 503) },
    },
    handler: async (request, reply) => {
      takePlace(reply.raw);
      const link = linkOf(request);
      return sendReport(reply, await openScanReportPdf(contextOf(request), link, dependencies.version));
    },
  });
}

function linkOf({
  params: { scan_id },
  query,
}: {
  params: z.infer<typeof params>;
  query: z.infer<typeof querystring>;
}) {
  return { scanId: scan_id, expires: query.expires, signature: query.signature };
}
