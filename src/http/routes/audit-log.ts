import { listAuditEntries } from '../../operations/audit-log/list-audit-entries.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  AuditEntryList,
  AuditQuery,
  fromAuditEntry,
  toListAuditEntriesInput,
} from '../contracts/audit-entry.ts';
import { pageItems } from '../contracts/paging.ts';
import { errors, json } from '../contracts/responses.ts';

export function addAuditLogRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/audit-log',
    schema: {
      operationId: 'listAuditEntries',
      tags: ['Audit Log'],
      summary: 'List Audit Entries',
      description:
        'What was done and what was refused, oldest first. Read without filters it is a chain: `sitewarden audit ' +
        'verify` recomputes it and finds every later change. Asks for credentials of the whole organization. Scope ' +
        '`audit:view`.',
      querystring: AuditQuery,
      response: { 200: json('The entries.', AuditEntryList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const page = await listAuditEntries(contextOf(request), toListAuditEntriesInput(request.query));
      return pageItems(request, reply, page, fromAuditEntry);
    },
  });
}
