import { listFindings, verifyFinding } from '../../../client/generated/sdk.gen.ts';
import type { FindingList, ListFindingsData } from '../../../client/generated/types.gen.ts';
import { answerOf } from '../remote/answer-of.ts';
import { listAll } from '../remote/list-all.ts';
import { printFields } from '../remote/print-fields.ts';
import { printRows } from '../remote/print-rows.ts';
import type { Remote } from '../remote/remote.ts';

type Query = NonNullable<ListFindingsData['query']>;

/** Which findings are asked for; all when nothing is given. */
export interface FindingFilter {
  readonly limit?: number;
  readonly site?: string;
  readonly device?: string;
  readonly cve?: string;
  /** Id of a ticket. */
  readonly ticket?: string;
  readonly severity?: NonNullable<Query['severity']>;
  readonly status?: NonNullable<Query['status']>;
  readonly state?: NonNullable<Query['state']>;
  /** Those that no longer stand, instead of those that do. */
  readonly closed?: true;
  readonly overdue?: true;
  readonly knownExploited?: true;
  readonly minScore?: number;
  readonly tier?: NonNullable<Query['tier']>;
  readonly sort?: NonNullable<Query['sort']>;
}

/** `sitewarden findings list` */
export async function runFindingsList(remote: Remote, filter: FindingFilter): Promise<void> {
  const asked: Query = {
    ...(filter.site !== undefined && { site_id: filter.site }),
    ...(filter.device !== undefined && { device_id: filter.device }),
    ...(filter.cve !== undefined && { cve_id: filter.cve }),
    ...(filter.ticket !== undefined && { ticket_id: filter.ticket }),
    ...(filter.severity !== undefined && { severity: filter.severity }),
    ...(filter.status !== undefined && { status: filter.status }),
    ...(filter.state !== undefined && { state: filter.state }),
    ...(filter.closed && { closed: 'true' }),
    ...(filter.overdue && { overdue: 'true' }),
    ...(filter.knownExploited && { known_exploited: 'true' }),
    ...(filter.minScore !== undefined && { min_score: filter.minScore }),
    ...(filter.tier !== undefined && { tier: filter.tier }),
    ...(filter.sort !== undefined && { sort: filter.sort }),
  };
  const page = (query: object) => listFindings({ client: remote.client, query: { ...asked, ...query } });
  await printRows<FindingList[number]>(remote, await listAll(page, filter.limit), [
    { heading: 'CVE', cell: (finding) => finding.cve_id },
    { heading: 'CVSS', cell: ({ score }) => score?.toFixed(1), alignRight: true },
    { heading: 'SEVERITY', cell: ({ severity }) => severity },
    { heading: 'KEV', cell: (finding) => (finding.known_exploited ? 'KEV' : '') },
    { heading: 'DUE', cell: ({ priority }) => priority.due_at?.slice(0, 10) ?? 'upgrade' },
    { heading: 'STATE', cell: ({ state }) => state },
    { heading: 'PORT', cell: ({ port, transport }) => `${port}/${transport}` },
    { heading: 'ADDRESS', cell: ({ device }) => device.ip_address },
    { heading: 'MAC', cell: ({ device }) => device.mac_address },
    { heading: 'TICKET', cell: ({ tickets }) => tickets.map(({ reference }) => reference).join(' ') },
    { heading: 'SEEN', cell: (finding) => finding.last_seen_at },
    { heading: 'ID', cell: ({ id }) => id },
  ]);
}

/** `sitewarden findings verify`: starts the scan and says which; what it finds, the finding says. */
export async function runFindingsVerify(remote: Remote, findingId: string): Promise<void> {
  const call = verifyFinding({ client: remote.client, path: { findingId } });
  await printFields(remote, await answerOf(call));
}
