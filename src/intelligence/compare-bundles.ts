import { setImmediate } from 'node:timers/promises';
import { compareCveIds } from '../domain/cve-id.ts';
import { productsOfDebianPackage } from '../domain/debian-packages.ts';
import type { IntelligenceChange } from '../domain/intelligence-change.ts';
import { mainProductKey } from '../domain/product-alias.ts';
import type { IntelligenceBundle } from './bundle/intelligence-bundle.ts';

/** Between two looks at what else the process has to do. */
const cvesAtOnce = 20_000;

/** What `after` says otherwise than `before`. Takes about a second for a quarter of a million CVEs. */
export async function compareBundles(
  before: IntelligenceBundle,
  after: IntelligenceBundle,
): Promise<IntelligenceChange> {
  const cveIds = await changedCves(before, after);
  for (const cveId of changedDistributionCves(before, after)) cveIds.add(cveId);
  const products = productsOfPackages(cveIds, [before, after]);
  for (const [count, cveId] of [...cveIds].entries()) {
    if (count % 500 === 0) await setImmediate();
    for (const bundle of [before, after])
      for (const product of bundle.productsOf(cveId)) products.add(product);
  }
  const isConcerned = (cveId: string) => cveIds.has(cveId);
  return { before: before.info.digest, after: after.info.digest, isConcerned, products };
}

async function changedCves(before: IntelligenceBundle, after: IntelligenceBundle): Promise<Set<string>> {
  const cveIds = new Set<string>();
  const olds = before.cveMarks();
  const news = after.cveMarks();
  let old = olds.next();
  let now = news.next();
  for (let count = 0; old.done !== true || now.done !== true; count += 1) {
    if (count % cvesAtOnce === 0) await setImmediate();
    const order = old.done === true ? 1 : now.done === true ? -1 : compareCveIds(old.value[0], now.value[0]);
    if (order <= 0 && old.done !== true && (order < 0 || old.value[1] !== now.value?.[1])) {
      cveIds.add(old.value[0]);
    }
    if (order > 0 && now.done !== true) cveIds.add(now.value[0]);
    if (order <= 0) old = olds.next();
    if (order >= 0) now = news.next();
  }
  return cveIds;
}

/** CVEs of which a distribution says otherwise: that a package is mended decides as much as what a record states. */
function changedDistributionCves(before: IntelligenceBundle, after: IntelligenceBundle): Set<string> {
  const said = new Map([...before.distributionIssues()].map(([cveId, , text]) => [text, cveId]));
  const changed = new Set<string>();
  for (const [cveId, , text] of after.distributionIssues()) if (!said.delete(text)) changed.add(cveId);
  for (const cveId of said.values()) changed.add(cveId);
  return changed;
}

/** What the packages are in which a distribution tracks the CVEs: it may be the only one to name them. */
function productsOfPackages(
  cveIds: ReadonlySet<string>,
  bundles: readonly IntelligenceBundle[],
): Set<string> {
  const packages = new Set<string>();
  for (const bundle of bundles) {
    for (const [cveId, sourcePackage] of bundle.distributionIssues())
      if (cveIds.has(cveId)) packages.add(sourcePackage);
  }
  const products = [...packages].flatMap(productsOfDebianPackage);
  return new Set(products.map((product) => mainProductKey(`a:${product}`)));
}
