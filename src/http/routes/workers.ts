import { listWorkers } from '../../operations/workers/list-workers.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { errors, json } from '../contracts/responses.ts';
import { fromWorker, WorkerList } from '../contracts/worker.ts';

export function addWorkerRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/workers',
    schema: {
      operationId: 'listWorkers',
      tags: ['Workers'],
      summary: 'List Workers',
      description:
        'The processes that work on scans, with their labels, their release, their last heartbeat and what they are at, ' +
        '1,000 at most. Only for credentials of the organization that runs the installation. Scope `org:view`.',
      response: { 200: json('The workers.', WorkerList), ...errors(422) },
    },
    handler: async (request) => (await listWorkers(contextOf(request))).map(fromWorker),
  });
}
