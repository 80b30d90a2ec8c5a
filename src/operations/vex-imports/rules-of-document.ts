import { CveIdText } from '../cve-id-text.ts';
import { parseCpeName } from '../../domain/cpe-name.ts';
import { parsePurl } from '../../domain/purl.ts';
import { productOfPurl } from '../../domain/purl-products.ts';
import type { RuleCriteria } from '../../domain/finding-rule.ts';
import type { VexDocument, VexService, VexStatement } from '../../domain/vex-document.ts';
import type { VexJustification } from '../../domain/vex-justification.ts';
import { printableText } from '../../support/printable-text.ts';
import { contradictedIn } from './contradicted-statements.ts';
import { overriddenIn } from './newest-statements.ts';

/** A statement that decides something, as a rule. */
export interface VexRule extends Pick<RuleCriteria, 'siteId' | 'network' | 'port' | 'transport'> {
  readonly cveId: string;
  readonly product: string | null;
  readonly purl: string | null;
  readonly vexJustification: VexJustification | null;
  readonly justification: string;
}

/** A statement that decides nothing here, and why. */
export interface IdleStatement extends Pick<VexStatement, 'cveId' | 'name' | 'status'> {
  /** `status`: it does not say that the product is not affected. */
  readonly why:
    | 'status'
    | 'cve_unknown'
    | 'product_unknown'
    | 'version_missing'
    | 'narrower'
    | 'other_site'
    | 'overridden'
    | 'contradicted';
}

/**
 * What a document decides: a product that is not affected, or that holds the fix, has a false positive. What it says of
 * products that it does not certainly name, or with another status, hides nothing; nor does what it takes back later, or
 * contradicts. Services count at `sites` alone. With `siteId`, of that site alone. Throws `invalid` / `vex_too_large`.
 */
export function rulesOfDocument(
  document: VexDocument,
  { siteId, sites }: { readonly siteId: string | null; readonly sites: ReadonlySet<string> },
): { readonly rules: readonly VexRule[]; readonly idle: readonly IdleStatement[] } {
  const rules: VexRule[] = [];
  const idle: IdleStatement[] = [];
  const isOverridden = overriddenIn(document.statements);
  const isContradicted = contradictedIn(document.statements.filter((statement) => !isOverridden(statement)));
  for (const statement of document.statements) {
    let made = isOverridden(statement) ? 'overridden' : ruleOf(document, statement, { siteId, sites });
    if (typeof made !== 'string' && isContradicted(statement)) made = 'contradicted';
    if (typeof made !== 'string') rules.push(made);
    else {
      const { cveId, name, status } = statement;
      idle.push({ cveId: printableText(cveId, 100), name: printableText(name, 300), status, why: made });
    }
  }
  return { rules, idle };
}

function ruleOf(
  document: VexDocument,
  statement: VexStatement,
  { siteId, sites }: { readonly siteId: string | null; readonly sites: ReadonlySet<string> },
): VexRule | IdleStatement['why'] {
  const { status, justification, cpe, at, isOfVersions, narrower } = statement;
  if (status !== 'not_affected' && status !== 'fixed') return 'status';
  const cveId = CveIdText.safeParse(statement.cveId).data;
  if (cveId === undefined) return 'cve_unknown';
  const product = cpe === null ? packageOf(statement.purl) : productOf(cpe);
  if (typeof product === 'string') return product;
  if (narrower !== null) return 'narrower';
  // Every version cannot hold the fix, and what is said of some versions is not said of every one.
  if ((status === 'fixed' || isOfVersions) && !product.hasVersion) return 'version_missing';
  if (at !== null && !isAtSite(at, sites)) return 'other_site';
  return {
    cveId,
    product: cpe,
    purl: statement.purl,
    siteId: siteId ?? at?.siteId ?? null,
    network: at?.ipAddress ?? null,
    port: at?.port ?? null,
    transport: at?.transport ?? null,
    vexJustification: status === 'not_affected' ? justification : null,
    justification: wordsOf(document, statement),
  };
}

interface NamedProduct {
  readonly hasVersion: boolean;
}

function productOf(cpe: string): NamedProduct | 'product_unknown' {
  const name = parseCpeName(cpe);
  if (name === undefined || name.product === '*' || name.vendor === '*') return 'product_unknown';
  return { hasVersion: name.version !== '*' && name.version !== '-' };
}

function packageOf(purl: string | null): NamedProduct | 'product_unknown' | 'narrower' {
  const parsed = purl === null ? undefined : parsePurl(purl);
  const product = parsed === undefined ? 'unknown' : productOfPurl(parsed);
  if (product === 'unknown') return 'product_unknown';
  return product === 'narrower' ? product : { hasVersion: product.version !== null };
}

function isAtSite(at: VexService, sites: ReadonlySet<string>): boolean {
  const { siteId, ipAddress, port, transport } = at;
  return siteId !== null && sites.has(siteId) && [ipAddress, port, transport].every((part) => part !== null);
}

function wordsOf({ author, documentId, version }: VexDocument, { status, words }: VexStatement): string {
  const who = `${author}, ${documentId}, version ${version}: ${status}`;
  return printableText(words === '' ? who : `${who}: ${words}`, 1000);
}
