import { importScan } from '../../operations/scan-imports/import-scan.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { bodyErrors, errors, json } from '../contracts/responses.ts';
import { fromImportedScan, ScanImport, ScanImportBody, toImportScanInput } from '../contracts/scan-import.ts';

// 16 MiB of content, and what JSON needs to quote it.
const bodyLimit = 20 * 1024 * 1024;

export function addScanImportRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/scan-imports',
    bodyLimit,
    handlerTimeout: 300_000,
    schema: {
      operationId: 'importScan',
      tags: ['Scan Execution'],
      summary: 'Import a Scan',
      description:
        'Takes in what nmap has found as an ended scan of a site, of the kind `imported`; nothing is sent. Hosts outside ' +
        'of the networks of the site are refused and listed. The same content again changes nothing. Scope `cve:create`.',
      body: ScanImportBody,
      response: { 200: json('What became of it.', ScanImport), ...errors(404, ...bodyErrors) },
    },
    handler: async (request) =>
      fromImportedScan(await importScan(contextOf(request), toImportScanInput(request.body))),
  });
}
