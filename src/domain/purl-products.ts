import { z } from 'zod';
import data from '../../data/identifiers/purl-products.json' with { type: 'json' };
import { debianReleaseNamed, trackedDebianPackages } from './debian-packages.ts';
import type { Purl } from './purl.ts';

const groups = /\{(\w+)\}/gu;
const PurlProducts = z.strictObject({
  upstream: z.array(
    z.strictObject({
      purl: z.string().regex(/^pkg:(?:generic|github)\/[a-z0-9-]+\/[a-z0-9-]+$/u),
      products: z.array(z.string().regex(/^[aoh]:[^:\s]+:[^:\s]+$/u)).min(1),
      /** What a version has to be, and how it is read, from the groups of the pattern. */
      version: z.string().transform((pattern) => new RegExp(pattern, 'u')),
      reads: z.string().default('{version}'),
      source: z.url(),
    }),
  ),
  debianBinaries: z.array(
    z.strictObject({ binary: z.string().min(1), package: z.string().min(1), source: z.url() }),
  ),
});
const known = PurlProducts.parse(data);
const upstream = new Map(known.upstream.map((entry) => [entry.purl, entry]));
const sourceOf = new Map(known.debianBinaries.map((entry) => [entry.binary, entry.package]));

/** What a package URL certainly means here. */
export type PurlProduct =
  /** A Debian source package; of one version, and of one release, where it names them. */
  | {
      readonly kind: 'debian';
      readonly package: string;
      readonly version: string | null;
      readonly release: string | null;
    }
  /** A product as its makers release it: `part:vendor:product` of its CPE names, and the version as programs tell it. */
  | { readonly kind: 'upstream'; readonly products: readonly string[]; readonly version: string | null };

/**
 * What a package URL means; `unknown` where that is not certain, `narrower` where it says more than scans can tell, such as
 * an architecture.
 */
export function productOfPurl(purl: Purl): PurlProduct | 'unknown' | 'narrower' {
  if (purl.type === 'deb') return debianProduct(purl);
  const entry = upstream.get(`pkg:${purl.type}/${purl.namespace}/${purl.name}`);
  if (entry === undefined) return 'unknown';
  if (purl.qualifiers.size > 0 || purl.subpath !== '') return 'narrower';
  const { products, reads } = entry;
  if (purl.version === null) return { kind: 'upstream', products, version: null };
  const read = entry.version.exec(purl.version)?.groups;
  if (read === undefined) return 'unknown';
  const version = reads.replaceAll(groups, (_, name: string) => read[name] ?? '');
  return { kind: 'upstream', products, version };
}

function debianProduct({
  namespace,
  name,
  version,
  qualifiers,
  subpath,
}: Purl): PurlProduct | 'unknown' | 'narrower' {
  const source = sourceOf.get(name) ?? name;
  if (namespace !== 'debian' || !trackedDebianPackages.has(source)) return 'unknown';
  const { arch = 'source', distro, ...others } = Object.fromEntries(qualifiers);
  const release = distro === undefined ? null : debianReleaseNamed(distro);
  const isNarrower = arch !== 'source' || release === undefined || Object.keys(others).length > 0;
  if (isNarrower || subpath !== '') return 'narrower';
  return { kind: 'debian', package: source, version, release };
}
