import { createHash } from 'node:crypto';
import { z } from 'zod';
import { maySeeSite } from '../../domain/actor.ts';
import type { FindingRule } from '../../domain/finding-rule.ts';
import type { VexDocument, VexImport } from '../../domain/vex-document.ts';
import type { Connection } from '../../store/database.ts';
import { insertFindingRules } from '../../store/queries/finding-rule-queries.ts';
import { lockInventories } from '../../store/queries/inventory-queries.ts';
import { keepSites } from '../../store/queries/site-queries.ts';
import {
  countOfDocument,
  endVexDocument,
  findStandingDocument,
  insertVexDocument,
} from '../../store/queries/vex-document-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import { settleDecisions } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { siteNotFound } from '../sites/visible-site.ts';
import { UuidText } from '../uuid-text.ts';
import { assertNewer } from './assert-newer.ts';
import { readCsaf } from './read-csaf.ts';
import { readOpenVex } from './read-openvex.ts';
import { rulesOfDocument, type IdleStatement, type VexRule } from './rules-of-document.ts';

const maxRules = 20_000;

export const ImportVexInput = z.strictObject({
  content: z
    .string()
    .min(1)
    .max(8 * 1024 * 1024),
  siteId: UuidText.nullable().default(null),
});
export type ImportVexInput = z.input<typeof ImportVexInput>;

export interface ImportedVex extends VexImport {
  /** The very same text counts already: nothing was changed. */
  readonly wasThere: boolean;
  readonly rules: number;
  /** Open findings that they count for. */
  readonly covers: number;
  readonly idle: readonly IdleStatement[];
}

/**
 * Takes in what somebody says of products (OpenVEX, CSAF 2.0): what is not affected, or holds the fix, becomes rules that
 * show the document; all else is listed and hides nothing. A newer version of a document takes the place of the older.
 * Scope `cve:update`. Throws `not_found` / `site_not_found`; `forbidden` / `restricted_to_sites`; `invalid` /
 * `vex_malformed`, `vex_too_large`; `conflict` / `vex_outdated`.
 */
export async function importVex(context: OperationContext, input: ImportVexInput): Promise<ImportedVex> {
  authorise(context, 'cve:update');
  const { content, siteId } = parseInput(ImportVexInput, input);
  const document = readDocument(content);
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  return context.store.transaction(async (connection) => {
    await assertPermitted(connection, context, siteId);
    const sites = new Set(await lockInventories(connection, context.organizationId, siteId));
    const { rules, idle } = rulesOfDocument(document, { siteId, sites });
    if (rules.length > maxRules) {
      const detail = `The document decides about ${rules.length} products; at most ${maxRules} are taken at once.`;
      throw new SitewardenError('invalid', 'vex_too_large', detail);
    }
    const { documentId, author } = document;
    const known = { documentId, author, siteId };
    const before = await findStandingDocument(connection, context.organizationId, known);
    if (before?.digest === digest)
      return { ...before, ...(await countOfDocument(connection, before.id)), idle, wasThere: true };
    assertNewer(document, before);
    const kept = await keep(connection, context, { document, siteId, digest, before }, rules);
    return { ...kept, ...(await countOfDocument(connection, kept.id)), idle, wasThere: false };
  });
}

function readDocument(content: string): VexDocument {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    parsed = undefined;
  }
  const document = readOpenVex(parsed) ?? readCsaf(parsed);
  if (document !== undefined) return document;
  const detail = 'The content is no OpenVEX document and no CSAF 2.0 document. Nothing was imported.';
  throw new SitewardenError('invalid', 'vex_malformed', detail);
}

async function assertPermitted(
  connection: Connection,
  context: OperationContext,
  siteId: string | null,
): Promise<void> {
  if (siteId === null) return assertWholeOrganization(context);
  const sites = await keepSites(connection, context.organizationId, [siteId]);
  if (!sites.has(siteId) || !maySeeSite(context.actor, siteId)) throw siteNotFound(siteId);
}

interface Kept {
  readonly document: VexDocument;
  readonly siteId: string | null;
  readonly digest: string;
  readonly before: VexImport | undefined;
}

async function keep(
  connection: Connection,
  context: OperationContext,
  { document, siteId, digest, before }: Kept,
  rules: readonly VexRule[],
): Promise<VexImport> {
  const { organizationId, actor } = context;
  const now = context.clock.now();
  const { statements: _, ...head } = document;
  const kept: VexImport = {
    ...head,
    id: context.newId(),
    siteId,
    digest,
    importedBy: actor.id,
    importedAt: now.toISOString(),
    replacedAt: null,
    withdrawnAt: null,
    withdrawnBy: null,
  };
  const ended =
    before === undefined
      ? []
      : await endVexDocument(connection, before.id, { at: now, by: actor.id, as: 'document_replaced' });
  await insertVexDocument(connection, organizationId, kept);
  const made = rules.map((rule): FindingRule => ({
    ...rule,
    ...constant,
    id: context.newId(),
    ...ofNow(kept),
  }));
  await insertFindingRules(connection, organizationId, made);
  const cveIds = [...new Set([...ended, ...rules.map(({ cveId }) => cveId)])];
  await settleDecisions(connection, context, { kind: 'cves', cveIds });
  await recordChange(connection, context, {
    action: 'importVex',
    objectKind: 'vex_document',
    objectId: kept.id,
    ...(before && { before: { ...before } }),
    after: { ...kept, rules: made.length },
  });
  return kept;
}

/** A vendor who knows that a product is not affected knows it whatever becomes of the CVE. */
const constant = {
  findingId: null,
  tag: null,
  deviceClass: null,
  status: 'false_positive',
  lapsesOn: [],
  expiresAt: null,
  endedAt: null,
  endedBy: null,
  endedAs: null,
} as const;

function ofNow({ id, importedBy, importedAt }: VexImport) {
  return { vexDocumentId: id, createdBy: importedBy, createdAt: importedAt };
}
