import { z } from 'zod';
import { getExplanation } from '../../operations/explanations/get-explanation.ts';
import { getFindingExplanation } from '../../operations/explanations/get-finding-explanation.ts';
import { listDeviceExplanations } from '../../operations/explanations/list-device-explanations.ts';
import { ExplanationJson } from '../../reports/explanation/explanation-json.ts';
import { renderExplanationJson } from '../../reports/explanation/render-explanation-json.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { DeviceExplanationList, fromServiceExplanation } from '../contracts/device-explanation.ts';
import { errors, json } from '../contracts/responses.ts';

export function addExplanationRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/explain',
    schema: {
      operationId: 'getExplanation',
      tags: ['Vulnerability Intelligence'],
      summary: 'Explain a Verdict',
      description:
        'How the verdict on one CPE and one CVE comes about: what each source says and what that alone would give, who ' +
        'decides, who contradicts, and what would make it surer. Scope `cve:view`.',
      querystring: z.strictObject({
        cpe: z
          .string()
          .max(2048)
          .meta({ description: 'such as cpe:2.3:o:mikrotik:routeros:7.10:*:*:*:*:*:*:*' }),
        cve_id: z.string().max(64).meta({ description: 'such as CVE-2021-44228' }),
      }),
      response: { 200: json('The explanation.', ExplanationJson), ...errors(400, 422) },
    },
    handler: async (request) => {
      const { cpe, cve_id: cveId } = request.query;
      return renderExplanationJson(await getExplanation(contextOf(request), { cpe, cveId }));
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/findings/:findingId/explanation',
    schema: {
      operationId: 'getFindingExplanation',
      tags: ['Findings'],
      summary: 'Explain a Finding',
      description:
        'The same for a finding, by the intelligence in use and what is kept of its device. Scope `cve:view`.',
      params: z.object({
        findingId: z.string().meta({ description: 'id of the finding', format: 'uuid' }),
      }),
      response: { 200: json('The explanation.', ExplanationJson), ...errors(404, 422) },
    },
    handler: async (request) =>
      renderExplanationJson(await getFindingExplanation(contextOf(request), request.params)),
  });
  addDeviceExplanationRoute(app, contextOf);
}

function addDeviceExplanationRoute(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/devices/:deviceId/explanations',
    schema: {
      operationId: 'listDeviceExplanations',
      tags: ['Devices'],
      summary: 'Explain a CVE on a Device',
      description:
        'The same for every service of a device that names a product, by what is kept of it: also where the CVE is no ' +
        'finding, and why not. Scope `cve:view`.',
      params: z.object({
        deviceId: z.string().meta({ description: 'id of the device', format: 'uuid' }),
      }),
      querystring: z.strictObject({
        cve_id: z.string().max(64).meta({ description: 'such as CVE-2021-44228' }),
      }),
      response: { 200: json('The explanations, by port.', DeviceExplanationList), ...errors(404, 422) },
    },
    handler: async (request) => {
      const input = { deviceId: request.params.deviceId, cveId: request.query.cve_id };
      return (await listDeviceExplanations(contextOf(request), input)).map(fromServiceExplanation);
    },
  });
}
