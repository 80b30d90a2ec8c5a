import type { WorkerState } from '../../domain/worker.ts';
import {
  listPartsOfWorkers,
  listWorkersOf,
  type PartOfWorker,
  type StoredWorker,
} from '../../store/queries/worker-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { isOperator } from '../organizations/is-operator.ts';

/** A worker with how it stands and what it is at. */
export interface ShownWorker extends StoredWorker {
  readonly state: WorkerState;
  readonly parts: readonly PartOfWorker[];
}

/**
 * The workers of the installation, the longest running first; those lost for a day are forgotten. Scope `org:view`. Throws
 * `forbidden` / `not_the_operator` for other organizations, `restricted_to_sites`.
 */
export async function listWorkers(context: OperationContext): Promise<readonly ShownWorker[]> {
  authorise(context, 'org:view');
  assertWholeOrganization(context);
  if (!(await isOperator(context))) {
    throw new SitewardenError(
      'forbidden',
      'not_the_operator',
      'Only credentials of the organization that runs the installation may see its workers.',
    );
  }
  const { db } = context.installation;
  const workers = await listWorkersOf(db);
  const parts = Map.groupBy(await listPartsOfWorkers(db), ({ workerId }) => workerId);
  return workers.map((worker) => ({
    ...worker,
    state: worker.isLost ? 'lost' : worker.draining ? 'draining' : 'alive',
    parts: parts.get(worker.id) ?? [],
  }));
}
