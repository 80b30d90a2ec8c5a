import { z } from 'zod';
import { maySeeSite } from '../../domain/actor.ts';
import { deviceClasses } from '../../domain/device-class.ts';
import { RuleLapse, type FindingRule } from '../../domain/finding-rule.ts';
import { DecidedStatus } from '../../domain/lifecycle-state.ts';
import { VexJustification } from '../../domain/vex-justification.ts';
import type { Connection } from '../../store/database.ts';
import { countCovered, insertFindingRules } from '../../store/queries/finding-rule-queries.ts';
import { lockInventories } from '../../store/queries/inventory-queries.ts';
import { keepSites } from '../../store/queries/site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import { CveIdText } from '../cve-id-text.ts';
import { ExpiryText } from '../expiry-text.ts';
import { settleDecisions } from '../findings/settle-decisions.ts';
import { visibleFinding } from '../findings/visible-finding.ts';
import { JustificationText } from '../justification-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { NetworkText } from '../sites/network-text.ts';
import { siteNotFound } from '../sites/visible-site.ts';
import { TagText } from '../tag-text.ts';
import { UuidText } from '../uuid-text.ts';

export const CreateFindingRuleInput = z.strictObject({
  status: DecidedStatus,
  siteId: UuidText.nullable().default(null),
  findingId: UuidText.nullable().default(null),
  cveId: CveIdText.nullable().default(null),
  network: NetworkText.nullable().default(null),
  tag: TagText.nullable().default(null),
  deviceClass: z.enum(deviceClasses).nullable().default(null),
  justification: JustificationText,
  vexJustification: VexJustification.nullable().default(null),
  /** A future instant. */
  expiresAt: ExpiryText.nullable().default(null),
  lapsesOn: z.array(RuleLapse).max(RuleLapse.options.length).default(['known_exploited']),
});
export type CreateFindingRuleInput = z.input<typeof CreateFindingRuleInput>;

/** A rule with the number of open findings that it counts for. */
export interface CountedRule extends FindingRule {
  readonly covers: number;
}

/**
 * Decides about all findings that fit, those of the future too. Scope `cve:update`. Throws `not_found` /
 * `site_not_found`, `finding_not_found`; `forbidden` / `restricted_to_sites`; `invalid` / `finding_rule_too_wide`,
 * `expiry_in_the_past`, `vex_justification_needs_false_positive`.
 */
export async function createFindingRule(
  context: OperationContext,
  input: CreateFindingRuleInput,
): Promise<CountedRule> {
  authorise(context, 'cve:update');
  const terms = parseInput(CreateFindingRuleInput, input);
  const now = context.clock.now();
  assertMeant(terms, now);
  const { organizationId, actor } = context;
  return context.store.transaction(async (connection) => {
    const siteId = await permittedSite(context, connection, terms);
    await lockInventories(connection, organizationId, siteId);
    const rule: FindingRule = {
      id: context.newId(),
      ...terms,
      siteId,
      lapsesOn: [...new Set(terms.lapsesOn)].sort(),
      createdBy: actor.id,
      createdAt: now.toISOString(),
      endedAt: null,
      endedBy: null,
      endedAs: null,
      product: null,
      purl: null,
      port: null,
      transport: null,
      vexDocumentId: null,
    };
    await insertFindingRules(connection, organizationId, [rule]);
    await settleDecisions(connection, context, { kind: 'rule', rule });
    await recordChange(connection, context, {
      action: 'createFindingRule',
      objectKind: 'finding_rule',
      objectId: rule.id,
      after: { ...rule },
    });
    return { ...rule, covers: await countCovered(connection, rule.id) };
  });
}

type Terms = z.output<typeof CreateFindingRuleInput>;

function assertMeant(terms: Terms, now: Date): void {
  const { findingId, cveId, network, tag, deviceClass, expiresAt, status, vexJustification } = terms;
  if ([findingId, cveId, network, tag, deviceClass].every((criterion) => criterion === null)) {
    const detail = 'Name a finding_id, cve_id, network, tag or device_class: a rule is not about everything.';
    throw new SitewardenError('invalid', 'finding_rule_too_wide', detail);
  }
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) {
    const detail = "The 'expires_at' parameter is not valid: it has passed already.";
    throw new SitewardenError('invalid', 'expiry_in_the_past', detail);
  }
  if (vexJustification !== null && status !== 'false_positive') {
    const detail = 'Only a false_positive has a vex_justification: what is accepted or mitigated is there.';
    throw new SitewardenError('invalid', 'vex_justification_needs_false_positive', detail);
  }
}

/** The site that a rule is bound to: the one it names, or that of its finding. */
async function permittedSite(
  context: OperationContext,
  connection: Connection,
  { siteId, findingId }: Terms,
): Promise<string | null> {
  if (siteId !== null) {
    const sites = await keepSites(connection, context.organizationId, [siteId]);
    if (!sites.has(siteId) || !maySeeSite(context.actor, siteId)) throw siteNotFound(siteId);
  }
  if (findingId !== null) {
    const finding = await visibleFinding(context, connection, findingId);
    if (siteId !== null && finding.siteId !== siteId) throw siteNotFound(siteId);
    return finding.siteId;
  }
  if (siteId === null) assertWholeOrganization(context);
  return siteId;
}
