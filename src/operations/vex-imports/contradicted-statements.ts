import { cpeAttributes, parseCpeName } from '../../domain/cpe-name.ts';
import { any, hasWildcard } from '../../domain/cpe-value.ts';
import { debianReleaseNamed, productsOfDebianPackage } from '../../domain/debian-packages.ts';
import { parsePurl } from '../../domain/purl.ts';
import { productOfPurl } from '../../domain/purl-products.ts';
import type { VexStatement } from '../../domain/vex-document.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

const maxComparisons = 5_000_000;
const doubts: ReadonlySet<VexStatement['status']> = new Set(['affected', 'under_investigation']);
type Attributes = readonly string[];

/** A product as one of its names tells it; without attributes where only the document's own name for it is known. */
interface Named {
  readonly attributes: Attributes | undefined;
  /** A distribution's build by its upstream's name: CPE names mean both, package URLs tell one from the other. */
  readonly isBuild?: boolean;
}

interface Doubt extends Named {
  readonly statement: VexStatement;
}

/**
 * Tells statements of which the same document says, for the same CVE, that an equal, a narrower or a wider product is
 * affected or may be. What it gives throws `invalid` / `vex_too_large` where that takes too many comparisons.
 */
export function contradictedIn(statements: readonly VexStatement[]): (statement: VexStatement) => boolean {
  const doubted = statements
    .filter(({ status }) => doubts.has(status))
    .flatMap((statement) => doubtedOf(statement).map((product): Doubt => ({ statement, ...product })));
  const named = doubted.filter(({ attributes }) => attributes !== undefined);
  const ofCve = Map.groupBy(named, ({ statement }) => statement.cveId.toUpperCase());
  const ofProduct = Map.groupBy(doubted, ({ statement, attributes }) =>
    attributes === undefined ? nameKey(statement) : productKey(statement, attributes),
  );
  let comparisons = 0;
  const isDoubted = (statement: VexStatement, attributes: Attributes | undefined): boolean => {
    const meets = (doubt: Doubt) => {
      comparisons += 1;
      if (comparisons > maxComparisons) throw tooLarge();
      if (doubt.isBuild === true && statement.cpe === null) return false;
      return isOfSamePlace(statement, doubt.statement) && isOfSameProduct(attributes, doubt.attributes);
    };
    const key = productKey(statement, attributes ?? []);
    const wildKey = productKey(statement, []);
    const all = key === wildKey ? ofCve.get(statement.cveId.toUpperCase()) : undefined;
    const near = [key, wildKey, nameKey(statement)].map((one) => ofProduct.get(one));
    return [all, ...near].some((some) => some?.some(meets));
  };
  return (statement) => productsOf(statement).some(({ attributes }) => isDoubted(statement, attributes));
}

/** Those whose vendor or product is a pattern are filed together. */
function productKey({ cveId }: VexStatement, [, vendor = any, product = any]: Attributes): string {
  const isWild = vendor === any || product === any;
  return JSON.stringify([cveId.toUpperCase(), ...(isWild ? [any] : [vendor, product])]);
}

function nameKey({ cveId, name }: VexStatement): string {
  return JSON.stringify([cveId.toUpperCase(), 'name', name, '']);
}

function isOfSamePlace({ at: one }: VexStatement, { at: other }: VexStatement): boolean {
  if (one === null || other === null) return true;
  return (['siteId', 'ipAddress', 'port', 'transport'] as const).every((part) => one[part] === other[part]);
}

/** What has no CPE name was found by its name. */
function isOfSameProduct(one: Attributes | undefined, other: Attributes | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  return one.every((value, at) => value === any || other[at] === any || value === other[at]);
}

/** What a statement is about where it decides something: by its CPE name, or else its package URL. */
function productsOf({ cpe, purl }: VexStatement): Named[] {
  const named =
    cpe !== null || purl === null ? [] : namedByPurl(purl).filter(({ isBuild }) => isBuild !== true);
  return named.length > 0 ? named : [{ attributes: attributesOf(cpe) }];
}

/** All that a doubt may be about: by every name that the document gives of it. */
function doubtedOf({ cpe, purls }: VexStatement): Named[] {
  const attributes = attributesOf(cpe);
  const named = [...(attributes === undefined ? [] : [{ attributes }]), ...purls.flatMap(namedByPurl)];
  return named.length > 0 ? named : [{ attributes: undefined }];
}

/** However closely a package URL tells its product: what it says of one architecture may be said of all. */
function namedByPurl(text: string): Named[] {
  const purl = parsePurl(text);
  if (purl === undefined) return [];
  const { distro = '' } = Object.fromEntries(purl.qualifiers);
  const qualifiers = new Map(debianReleaseNamed(distro) === undefined ? [] : [['distro', distro] as const]);
  const whole = { ...purl, qualifiers, subpath: '' };
  const told = productOfPurl(whole);
  // A version that cannot be read may be any.
  const product = told === 'unknown' ? productOfPurl({ ...whole, version: null }) : told;
  if (typeof product === 'string') return [];
  const { version } = product;
  if (product.kind === 'debian') {
    const build = padded(['pkg', 'deb/debian', product.package, version ?? any, product.release ?? any]);
    const upstream = productsOfDebianPackage(product.package).map((key) => padded(['a', ...key.split(':')]));
    return [{ attributes: build }, ...upstream.map((attributes) => ({ attributes, isBuild: true }))];
  }
  // An update stands in an attribute of its own in some names, and in none in others.
  const base = version === null ? any : (/^[\d.]+/u.exec(version)?.[0] ?? any);
  return product.products.map((key) => ({ attributes: padded([...key.split(':'), base]) }));
}

function padded(attributes: readonly string[]): Attributes {
  return cpeAttributes.map((_, at) => attributes[at] ?? any);
}

/** A pattern within an attribute may stand for anything. */
function attributesOf(cpe: string | null): Attributes | undefined {
  const parsed = cpe === null ? undefined : parseCpeName(cpe);
  return parsed && cpeAttributes.map((name) => (hasWildcard(parsed[name]) ? any : parsed[name]));
}

function tooLarge(): SitewardenError {
  const detail = 'The document says too much of one CVE to tell whether it contradicts itself.';
  return new SitewardenError('invalid', 'vex_too_large', detail);
}
