import { z } from 'zod';
import type { FindingCount } from '../../domain/device-finding.ts';
import type { Severity, SeverityOrUnscored } from '../../domain/severity.ts';
import { LifecycleState } from '../../domain/lifecycle-state.ts';
import { countFindingsOf } from '../../store/queries/finding-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { sitesToLookAt } from '../sites-to-look-at.ts';
import { findingFilter } from './finding-filter.ts';
import { settleEnded } from './settle-decisions.ts';

export const CountFindingsInput = z.strictObject(findingFilter);
export type CountFindingsInput = z.input<typeof CountFindingsInput>;

/** How many findings there are, from several sides; each side adds up to the total. */
export interface FindingCounts {
  readonly total: number;
  readonly knownExploited: number;
  readonly bySeverity: Readonly<Record<SeverityOrUnscored, number>>;
  readonly byStatus: Readonly<Record<FindingCount['standing'], number>>;
  readonly byState: Readonly<Record<LifecycleState, number>>;
  /** The site with most first. */
  readonly bySite: readonly {
    readonly siteId: string;
    readonly total: number;
    readonly open: number;
    readonly knownExploited: number;
  }[];
}

/** Counts the findings the actor may see, or those of them that are looked for. Scope `cve:view`. */
export async function countFindings(
  context: OperationContext,
  input: CountFindingsInput = {},
): Promise<FindingCounts> {
  authorise(context, 'cve:view');
  const { organizationId, actor, clock } = context;
  const { siteId, status, overdue, ...filter } = parseInput(CountFindingsInput, input);
  await settleEnded(context);
  const counts = await countFindingsOf(context.store.db, organizationId, {
    ...filter,
    siteIds: sitesToLookAt(actor, siteId),
    standing: status,
    dueBy: overdue === true ? clock.now() : undefined,
  });
  const sum = (which: (one: FindingCount) => boolean, of = counts): number =>
    of.filter(which).reduce((total, { count }) => total + count, 0);
  const ofSeverity = (severity: Severity | null): number => sum((one) => one.severity === severity);
  const bySite = Array.from(
    Map.groupBy(counts, ({ siteId }) => siteId),
    ([siteId, of]) => ({
      siteId,
      total: sum(() => true, of),
      open: sum(({ standing }) => standing === 'open', of),
      knownExploited: sum(({ knownExploited }) => knownExploited, of),
    }),
  );
  return {
    total: sum(() => true),
    knownExploited: sum(({ knownExploited }) => knownExploited),
    bySeverity: {
      NONE: ofSeverity('NONE'),
      LOW: ofSeverity('LOW'),
      MEDIUM: ofSeverity('MEDIUM'),
      HIGH: ofSeverity('HIGH'),
      CRITICAL: ofSeverity('CRITICAL'),
      UNSCORED: ofSeverity(null),
    },
    byStatus: {
      open: sum(({ standing }) => standing === 'open'),
      accepted: sum(({ standing }) => standing === 'accepted'),
      mitigated: sum(({ standing }) => standing === 'mitigated'),
      false_positive: sum(({ standing }) => standing === 'false_positive'),
    },
    byState: Object.fromEntries(
      LifecycleState.options.map((state) => [state, sum((one) => one.state === state)]),
    ) as Record<LifecycleState, number>,
    bySite: bySite.sort((a, b) => b.total - a.total || (a.siteId < b.siteId ? -1 : 1)),
  };
}
