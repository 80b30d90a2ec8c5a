import { z } from 'zod';
import identifiers from '../../data/identifiers/debian-packages.json' with { type: 'json' };

const DebianPackages = z.strictObject({
  releases: z.record(z.string().regex(/^\d{1,2}$/u), z.string().regex(/^[a-z]+$/u)),
  packages: z.array(
    z.strictObject({
      products: z.array(z.string().regex(/^[^:\s]+:[^:\s]+$/u)).min(1),
      packages: z.array(z.string().regex(/^[a-z0-9][a-z0-9.+-]+$/u)).min(1),
      version: z.string().regex(/^(?:\d:)?\{version\}(?:\+dfsg\d?)?-\{revision\}$/u),
      /** Versions that a program calls itself by, and what its package is called instead. */
      spoken: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const data = DebianPackages.parse(identifiers);
const ofProduct = new Map(
  data.packages.flatMap((entry) => entry.products.map((product) => [product, entry] as const)),
);

/** A program as Debian packages it, as far as its banner tells. */
export interface DebianPackage {
  /** Source packages that it may be of; releases have given some of them new names. */
  readonly packages: readonly string[];
  /** Version of the package, with epoch and revision: `1:9.2p1-2+deb12u3`. */
  readonly version: string;
  /** Code name of the release that the revision was made for; null for one that any release may have begun with. */
  readonly release: string | null;
}

/** Code names of all releases whose marks are known, oldest first, and of what they are made from. */
export const debianReleases: readonly string[] = [...Object.values(data.releases), 'sid'];

/** The code name of a release as package URLs name it: `bookworm`, `debian-12`, `12`; undefined for an unknown one. */
export function debianReleaseNamed(text: string): string | undefined {
  const named = text.toLowerCase().replace(/^debian-/u, '');
  const [release] = named.split('.');
  return data.releases[release ?? ''] ?? debianReleases.find((name) => name === named);
}

/** The products (`vendor:product`) that a source package may be. */
export function productsOfDebianPackage(sourcePackage: string): readonly string[] {
  return data.packages
    .filter(({ packages }) => packages.includes(sourcePackage))
    .flatMap(({ products }) => products);
}

/** Every source package whose CVEs are worth keeping: those of products that banners name. */
export const trackedDebianPackages: ReadonlySet<string> = new Set(
  data.packages.flatMap(({ packages }) => packages),
);

/**
 * The Debian package of a product (`vendor:product` of its CPE) whose banner tells upstream version and revision, such
 * as `9.2p1` and `2+deb12u3`. Undefined for products without an entry in `data/identifiers/debian-packages.json` and
 * for revisions that are not plainly Debian's own: rebuilds, backports, those of Ubuntu and of unknown releases.
 */
export function debianPackageOf(
  product: string,
  version: string,
  revision: string,
): DebianPackage | undefined {
  const entry = ofProduct.get(product);
  const release = releaseOf(revision);
  if (entry === undefined || release === undefined) return undefined;
  const packaged = entry.spoken?.[version] ?? version;
  const filled = entry.version.replace('{version}', () => packaged).replace('{revision}', () => revision);
  return { packages: entry.packages, version: filled, release };
}

function releaseOf(revision: string): string | null | undefined {
  if (/^\d{1,4}(?:\.\d{1,3}){0,2}$/u.test(revision)) return null;
  const number = /^\d[\d.]{0,10}(?:[+~]deb\d{1,2}u\d{1,3}){0,2}[+~]deb(?<release>\d{1,2})u\d{1,3}$/u.exec(
    revision,
  )?.groups?.['release'];
  return number === undefined ? undefined : data.releases[number];
}
