import { parseCpeName } from '../domain/cpe-name.ts';
import type { JudgedPlace } from '../domain/judged-place.ts';
import { mainProductKey } from '../domain/product-alias.ts';
import { parsePurl } from '../domain/purl.ts';
import { productOfPurl, type PurlProduct } from '../domain/purl-products.ts';

/**
 * Whether what was judged certainly is what a package URL names. What a distribution built is none of its makers' releases,
 * and what older versions kept tells neither.
 */
export function meansPurl(text: string, { build, cpe }: JudgedPlace): boolean {
  const purl = parsePurl(text);
  const product = purl && productOfPurl(purl);
  if (product === undefined || typeof product === 'string' || build === undefined) return false;
  if (product.kind === 'upstream') return build === null && isUpstream(product, cpe);
  const debian = build?.debian ?? null;
  return debian !== null && isDebian(product, debian);
}

function isUpstream(
  { products, version }: Extract<PurlProduct, { kind: 'upstream' }>,
  judgedCpe: string,
): boolean {
  const name = parseCpeName(judgedCpe);
  if (name === undefined) return false;
  const key = mainProductKey(`${name.part}:${name.vendor}:${name.product}`);
  if (!products.some((product) => mainProductKey(product) === key)) return false;
  const told = [name.version, name.update].filter((value) => value !== '*' && value !== '-').join('');
  return version === null || told.replaceAll('\\', '') === version.toLowerCase();
}

/** Several packages may be meant where no version tells which. */
function isDebian(
  { package: named, version, release }: Extract<PurlProduct, { kind: 'debian' }>,
  installed: NonNullable<NonNullable<JudgedPlace['build']>['debian']>,
): boolean {
  const isCertain = version === null ? installed.packages.length === 1 : installed.version === version;
  return (
    isCertain && installed.packages.includes(named) && (release === null || installed.release === release)
  );
}
