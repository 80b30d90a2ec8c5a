import { z } from 'zod';
import { listVexDocuments } from '../../operations/vex-imports/list-vex-documents.ts';
import { withdrawVexDocument } from '../../operations/vex-imports/withdraw-vex-document.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { errors, json, noContent } from '../contracts/responses.ts';
import { fromVexDocument, VexDocumentList } from '../contracts/vex-document.ts';

const tags = ['Finding Rules'];

export function addVexDocumentRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/vex-documents',
    schema: {
      operationId: 'listVexDocuments',
      tags,
      summary: 'List VEX Documents',
      description:
        'The documents that were imported, newest first, replaced and withdrawn ones too; for credentials that are bound ' +
        'to certain sites those of these sites. Scope `cve:view`.',
      querystring: PagingQuery.extend({
        ended: z
          .enum(['true', 'false'])
          .optional()
          .meta({ description: 'those that were replaced or withdrawn, or those that were not' }),
      }),
      response: { 200: json('The documents.', VexDocumentList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const { ended } = request.query;
      const filter = ended === undefined ? {} : { ended: ended === 'true' };
      const input = { ...toPageInput(request.query), ...filter };
      return pageItems(request, reply, await listVexDocuments(contextOf(request), input), fromVexDocument);
    },
  });
  app.route({
    method: 'DELETE',
    url: '/v1/vex-documents/:vexDocumentId',
    handlerTimeout: 300_000,
    schema: {
      operationId: 'withdrawVexDocument',
      tags,
      summary: 'Withdraw a VEX Document',
      description:
        'All that it decided ends: what nothing else covers is open again, and says so in its history. The document stays ' +
        'in the list. Scope `cve:update`.',
      params: z.object({
        vexDocumentId: z.string().meta({ description: 'id of the document', format: 'uuid' }),
      }),
      response: { 204: noContent('It counts no more.'), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await withdrawVexDocument(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}
