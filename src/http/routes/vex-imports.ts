import { importVex } from '../../operations/vex-imports/import-vex.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { bodyErrors, errors, json } from '../contracts/responses.ts';
import { fromImportedVex, toImportVexInput, VexImport, VexImportBody } from '../contracts/vex-import.ts';

// 8 MiB of content, and what JSON needs to quote it.
const bodyLimit = 10 * 1024 * 1024;

export function addVexImportRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/vex-imports',
    bodyLimit,
    handlerTimeout: 300_000,
    schema: {
      operationId: 'importVex',
      tags: ['Finding Rules'],
      summary: 'Import a VEX Document',
      description:
        'Takes in an OpenVEX or CSAF 2.0 document: products that it calls not affected, or that hold the fix, have false ' +
        'positives from now on, as rules that name the document. What it says of unknown products, or with other statuses, ' +
        'is listed and hides nothing. A newer version takes the place of the older; the same text again changes nothing. ' +
        'Scope `cve:update`.',
      body: VexImportBody,
      response: { 200: json('What became of it.', VexImport), ...errors(404, 409, ...bodyErrors) },
    },
    handler: async (request) =>
      fromImportedVex(await importVex(contextOf(request), toImportVexInput(request.body))),
  });
}
