import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { openScanReportFile } from '../../operations/scan-reports/open-scan-report-file.ts';
import { openScanReportPdf } from '../../operations/scan-reports/open-scan-report-pdf.ts';
import { renderScanJson } from '../../reports/json/render-scan-json.ts';
import { ScanJson } from '../../reports/json/scan-json.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { ApiInstance } from '../api-instance.ts';
import { baseUrlOf } from '../base-url.ts';
import { json, publicErrors } from '../contracts/responses.ts';
import { createReportPlaces } from '../report-places.ts';

const tags = ['Scan Results'];
const params = z.object({ scan_id: z.string().meta({ description: 'id of the scan', format: 'uuid' }) });
const querystring = z.object({
  expires: z.string().meta({ description: 'Unix time in seconds' }),
  signature: z.string().meta({ description: 'made by this installation' }),
});
const pdf = (description: string) => ({
  description,
  content: { 'application/pdf': { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } },
});

/** The files that the links of a report lead to. */
export function addScanReportFileRoutes(app: ApiInstance, dependencies: ApiDependencies): void {
  const contextOf = (request: FastifyRequest) => {
    const { clock, store, settings } = dependencies.parts();
    const publicUrl = baseUrlOf(request, dependencies.publicUrl);
    return { clock, installation: store, settings: { ...settings, publicUrl } };
  };
  const takePlace = createReportPlaces();
  app.route({
    method: 'GET',
    url: '/v1/scan-reports/:scan_id/report.json',
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
      const result = await openScanReportFile(contextOf(request), linkOf(request));
      return reply
        .header('content-disposition', `inline; filename="sitewarden-scan-${result.id}.json"`)
        .send(renderScanJson(result));
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/scan-reports/:scan_id/report.pdf',
    // Written as it is read, and a reader may be slow.
    handlerTimeout: 600_000,
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
      const result = await openScanReportPdf(contextOf(request), linkOf(request));
      // Loaded only when somebody asks for it.
      const { renderScanPdf } = await import('../../reports/pdf/render-scan-pdf.ts');
      void reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="sitewarden-scan-${result.id}.pdf"`);
      return reply.send(renderScanPdf(result));
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
