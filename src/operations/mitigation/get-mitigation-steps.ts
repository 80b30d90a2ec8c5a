import { z } from 'zod';
import type { CveDetail } from '../../domain/intelligence-view.ts';
import type { AffectedProduct } from '../../domain/affected-product.ts';
import type { SkippedRelease } from '../../domain/device-mitigation.ts';
import type { AffectedRange, MitigationProduct } from '../../domain/mitigation.ts';
import { routerOsKey } from '../../intelligence/routeros/routeros-key.ts';
import { shippedReleases, type RouterOsReleases } from '../../intelligence/routeros/routeros-releases.ts';
import { modelSection } from '../../reports/mitigation/model-section.ts';
import { renderMitigation } from '../../reports/mitigation/render-mitigation.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { describeAffectedRanges } from './describe-affected-ranges.ts';
import { productName } from './product-name.ts';

export const GetMitigationStepsInput = z.strictObject({ cveId: z.string().max(64) });
export type GetMitigationStepsInput = z.input<typeof GetMitigationStepsInput>;

/** What to do about a CVE, as Markdown. */
export interface MitigationSteps {
  readonly cveId: string;
  readonly mitigation: string;
  /** Name of the language model whose words follow those made from records; null: there are none. */
  readonly model: string | null;
}

const maxProducts = 25;

/**
 * Advice about a CVE, put together from its record in the intelligence in use; the same record gives the same
 * text. Where a language model is configured its words may follow, marked as such. Scope `cve:view`. Throws `invalid` / `cve_id_malformed`, `not_found` / `cve_not_found`.
 */
export async function getMitigationSteps(
  context: OperationContext,
  input: GetMitigationStepsInput,
): Promise<MitigationSteps> {
  authorise(context, 'cve:view');
  const cveId = parseInput(GetMitigationStepsInput, input).cveId.toUpperCase();
  if (!/^CVE-\d{4}-\d{4,19}$/u.test(cveId)) {
    throw new SitewardenError(
      'invalid',
      'cve_id_malformed',
      "The 'cve_id' parameter is no CVE id. One looks like CVE-2021-44228.",
    );
  }
  const intelligence = context.intelligence.current();
  const cve = intelligence.findCve(cveId);
  if (cve === undefined) {
    throw new SitewardenError(
      'not_found',
      'cve_not_found',
      `The intelligence in use (${intelligence.info.kind}, ${intelligence.info.records} records) does not know ${cveId}.`,
    );
  }
  const affected = intelligence.findAffected(cveId);
  const releases = intelligence.routerOs?.releases ?? shippedReleases;
  const products = affected
    .slice(0, maxProducts)
    .map((product): MitigationProduct => productToMend(product, releases));
  const furtherProducts = affected.length - products.length;
  const { info: intel } = intelligence;
  const ground = renderMitigation({ cve, products, furtherProducts, intel });
  const words = cve.status === 'rejected' ? undefined : await inOtherWords(context, cve, ground);
  if (words === undefined) return { cveId, mitigation: ground, model: null };
  return { cveId, mitigation: `${ground}\n${words.section}\n`, model: words.model };
}

function productToMend(product: AffectedProduct, releases: RouterOsReleases): MitigationProduct {
  const ranges = describeAffectedRanges(product);
  const isRouterOs = product.product === routerOsKey;
  return {
    product: product.product,
    name: productName(product.product),
    ranges,
    onlyWith: product.onlyWith.slice(0, maxProducts).map(productName),
    skipped: isRouterOs ? badReleases(ranges, releases) : [],
  };
}

/** Those of the first fixed versions that are known to be bad; a release that repaired one may be bad in its turn. */
function badReleases(ranges: readonly AffectedRange[], releases: RouterOsReleases): SkippedRelease[] {
  const found = new Map<string, SkippedRelease>();
  for (const { firstFixed } of ranges) {
    let bad = releases.knownBadRelease(firstFixed ?? '');
    while (bad !== undefined && !found.has(bad.version)) {
      found.set(bad.version, bad);
      bad = releases.knownBadRelease(bad.repairedIn);
    }
  }
  return [...found.values()];
}

async function inOtherWords(
  { adviceWriter }: OperationContext,
  { cveId, recordDigest, references }: CveDetail,
  ground: string,
): Promise<{ readonly section: string; readonly model: string } | undefined> {
  if (adviceWriter === undefined) return undefined;
  const { model } = adviceWriter;
  const written = await adviceWriter.write({ cveId, recordDigest, ground });
  if (written === undefined) return undefined;
  const section = modelSection(written, { ground, references: references.map(({ url }) => url), model });
  return section === undefined ? undefined : { section, model };
}
