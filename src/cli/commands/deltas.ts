import { listDeltas } from '../../../client/generated/sdk.gen.ts';
import type { DeltaList, ListDeltasData } from '../../../client/generated/types.gen.ts';
import { listAll } from '../remote/list-all.ts';
import { printRows } from '../remote/print-rows.ts';
import type { Remote } from '../remote/remote.ts';

type Query = ListDeltasData['query'];

/** Which changes are asked for. */
export interface DeltaFilter {
  /** An instant, or the id or code of a scan. */
  readonly from: string;
  /** The same; now when not given. */
  readonly to?: string;
  readonly limit?: number;
  readonly site?: string;
  readonly kind?: NonNullable<Query['kind']>;
}

/** `sitewarden deltas` */
export async function runDeltas(remote: Remote, filter: DeltaFilter): Promise<void> {
  const asked: Query = {
    from: filter.from,
    ...(filter.to !== undefined && { to: filter.to }),
    ...(filter.site !== undefined && { site_id: filter.site }),
    ...(filter.kind !== undefined && { kind: filter.kind }),
  };
  // Pages are as large as may be: a small one holds few of a kind, or none, and many would have to be asked for.
  const page = ({ cursor }: { cursor?: string }) =>
    listDeltas({ client: remote.client, query: { ...asked, ...(cursor !== undefined && { cursor }) } });
  await printRows<DeltaList[number]>(remote, await listAll(page, filter.limit), [
    { heading: 'KIND', cell: ({ kind }) => kind },
    { heading: 'CVE', cell: (delta) => delta.cve_id },
    { heading: 'CVSS', cell: ({ score }) => score?.toFixed(1), alignRight: true },
    { heading: 'SEVERITY', cell: ({ severity }) => severity },
    { heading: 'KEV', cell: (delta) => (delta.known_exploited ? 'KEV' : '') },
    { heading: 'BEFORE', cell: ({ before }) => before },
    { heading: 'AFTER', cell: ({ after }) => after },
    { heading: 'CAUSE', cell: ({ causes }) => [...new Set(causes.map(({ cause }) => cause))].join(', ') },
    { heading: 'LAST REASON', cell: ({ causes }) => causes.at(-1)?.reason },
    { heading: 'AT', cell: ({ causes }) => causes.at(-1)?.at },
    { heading: 'ADDRESS', cell: ({ device }) => device.ip_address },
    { heading: 'NAME', cell: ({ device }) => device.hostname },
    { heading: 'FINDING', cell: (delta) => delta.finding_id },
  ]);
}
