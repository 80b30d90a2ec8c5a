import { z } from 'zod';
import { getMitigationSteps } from '../../operations/mitigation/get-mitigation-steps.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
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
        'Made from the intelligence in use without a language model. Scope `cve:view`.',
      params: z.object({ cve_id: z.string().meta({ description: 'such as CVE-2021-44228' }) }),
      response: { 200: json('The steps.', MitigationSteps), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromMitigationSteps(await getMitigationSteps(contextOf(request), { cveId: request.params.cve_id })),
  });
}
