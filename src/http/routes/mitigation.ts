import { z } from 'zod';
import { getDeviceMitigation } from '../../operations/mitigation/get-device-mitigation.ts';
import { getMitigationSteps } from '../../operations/mitigation/get-mitigation-steps.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { DeviceMitigation, fromDeviceMitigation } from '../contracts/device-mitigation.ts';
import { fromMitigationSteps, MitigationSteps } from '../contracts/mitigation.ts';
import { errors, json } from '../contracts/responses.ts';

export function addMitigationRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/scans/cve/mitigation/:cve_id',
    schema: {
      operationId: 'getMitigationSteps',
      tags: ['Vulnerability Intelligence'],
      summary: 'Get Mitigation Steps',
      description:
        'What to do about a CVE as Markdown: fixed versions as far as records name them, workarounds, how to verify. ' +
        'Made from the intelligence in use; with `SITEWARDEN_LLM_URL` the words of a language model follow, marked. Scope `cve:view`.',
      params: z.object({ cve_id: z.string().meta({ description: 'such as CVE-2021-44228' }) }),
      response: { 200: json('The steps.', MitigationSteps), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromMitigationSteps(await getMitigationSteps(contextOf(request), { cveId: request.params.cve_id })),
  });
  app.route({
    method: 'GET',
    url: '/v1/devices/:deviceId/mitigation',
    schema: {
      operationId: 'getDeviceMitigation',
      tags: ['Devices'],
      summary: 'Get Mitigation Steps for a Device',
      description:
        'What to do about the open findings of a device: the lowest good version of its own release line and channel ' +
        'that mends all of them, releases to pass over, commands, workarounds, how to verify. Scope `cve:view`.',
      params: z.object({
        deviceId: z.string().meta({ description: 'id of the device', format: 'uuid' }),
      }),
      response: { 200: json('The steps.', DeviceMitigation), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromDeviceMitigation(await getDeviceMitigation(contextOf(request), request.params)),
  });
}
