import { z } from 'zod';
import { openScanReportFile } from '../../operations/scan-reports/open-scan-report-file.ts';
import { renderScanJson } from '../../reports/json/render-scan-json.ts';
import { ScanJson } from '../../reports/json/scan-json.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { ApiInstance } from '../api-instance.ts';
import { baseUrlOf } from '../base-url.ts';
import { json, publicErrors } from '../contracts/responses.ts';

const tags = ['Scan Results'];

/** The files that the links of a report lead to. */
export function addScanReportFileRoutes(app: ApiInstance, dependencies: ApiDependencies): void {
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
      params: z.object({ scan_id: z.string().meta({ description: 'id of the scan', format: 'uuid' }) }),
      querystring: z.object({
        expires: z.string().meta({ description: 'Unix time in seconds' }),
        signature: z.string().meta({ description: 'made by this installation' }),
      }),
      response: { 200: json('The whole result.', ScanJson), ...publicErrors(403, 404, 422) },
    },
    handler: async (request, reply) => {
      const { clock, store, settings } = dependencies.parts();
      const publicUrl = baseUrlOf(request, dependencies.publicUrl);
      const { expires, signature } = request.query;
      const result = await openScanReportFile(
        { clock, installation: store, settings: { ...settings, publicUrl } },
        { scanId: request.params.scan_id, expires, signature },
      );
      return reply
        .header('content-disposition', `inline; filename="sitewarden-scan-${result.id}.json"`)
        .send(renderScanJson(result));
    },
  });
}
