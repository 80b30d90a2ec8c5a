import type { StandingDecision } from '../../domain/standing-decision.ts';
import { settleDecision } from '../../findings/settle-decision.ts';
import type { Connection } from '../../store/database.ts';
import {
  hasEndedDecisions,
  listFindingsToSettle,
  updateDecided,
  type FindingToSettle,
  type SettleScope,
} from '../../store/queries/finding-decision-queries.ts';
import { insertFindingEvents } from '../../store/queries/finding-event-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { readDecisions } from './read-decisions.ts';

// The rules about so many findings fit into memory, however many there are in all.
const findingsAtOnce = 1000;

type SettleContext = Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>;

/**
 * Lets what people decided count for findings, in the caller's transaction: to be called wherever decisions, rules, or
 * the devices and findings that they are about, have changed. What changes for a finding is written into its history, what
 * a verification has refuted with the scan that did (`refutedBy`).
 */
export async function settleDecisions(
  connection: Connection,
  { organizationId, newId, clock }: SettleContext,
  scope: SettleScope,
  refutedBy: string | null = null,
): Promise<void> {
  const context = { organizationId, newId, refutedBy };
  const now = clock.now();
  const findings = await listFindingsToSettle(connection, organizationId, scope, now);
  for (let from = 0; from < findings.length; from += findingsAtOnce)
    await settle(connection, context, findings.slice(from, from + findingsAtOnce), now);
}

async function settle(
  connection: Connection,
  {
    organizationId,
    newId,
    refutedBy,
  }: Pick<SettleContext, 'organizationId' | 'newId'> & { readonly refutedBy: string | null },
  findings: readonly FindingToSettle[],
  now: Date,
): Promise<void> {
  const sourceOf = await readDecisions(connection, organizationId, findings, now);
  const settled = findings.map((finding) => {
    const source = sourceOf(finding);
    const at = now.toISOString();
    const changes = settleDecision(finding.decided, source, at);
    const last = changes.at(-1) ?? besideChange(finding.decided, source.decisionAt(at), at);
    const { lapsedRules, facts } = source;
    return { finding, changes, last, lapsedRules, facts };
  });
  await updateDecided(
    connection,
    settled.flatMap(({ finding, last, lapsedRules, facts }) => {
      const isSame = facts === finding.decidedFacts && lapsedRules.length === finding.lapsedRules.length;
      if (last === undefined && isSame) return [];
      const { at, standing } = last ?? { at: null, standing: finding.decided };
      return [{ id: finding.id, at, standing, facts, lapsedRules }];
    }),
  );
  await insertFindingEvents(
    connection,
    organizationId,
    settled.flatMap(({ finding, changes }) =>
      changes.map(({ at, standing, reason, by, id }) => ({
        id: newId(),
        findingId: finding.id,
        scanId: reason === 'still_there' ? refutedBy : null,
        kind: standing === null ? ('undecided' as const) : ('decided' as const),
        reason,
        before: null,
        after: null,
        bundleBefore: null,
        bundleAfter: null,
        status: standing?.status ?? null,
        decidedBy: by,
        decisionId: id,
        createdAt: at,
      })),
    ),
  );
}

/** What counts beside the same rule as before is kept too, which is no change of the finding. */
function besideChange(
  before: StandingDecision | null,
  standing: StandingDecision | null,
  at: string,
): { readonly at: string; readonly standing: StandingDecision } | undefined {
  const [was = [], is = []] = [before?.beside, standing?.beside];
  const isSame = was.length === is.length && is.every((id) => was.includes(id));
  return standing === null || isSame ? undefined : { at, standing };
}

/** Ends what has run out, so that a reader sees no decision that counts no more. */
export async function settleEnded(context: SettleContext & Pick<OperationContext, 'store'>): Promise<void> {
  const { store, organizationId, clock } = context;
  if (!(await hasEndedDecisions(store.db, organizationId, clock.now()))) return;
  await store.transaction((connection) => settleDecisions(connection, context, { kind: 'ended' }));
}
