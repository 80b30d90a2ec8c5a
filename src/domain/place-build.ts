import { parseCpeName } from './cpe-name.ts';
import { debianPackageOf, type DebianPackage } from './debian-packages.ts';
import type { ServiceIdentity } from './service-identity.ts';

/** What built a program that is not its makers' own release. */
export interface PlaceBuild {
  /** The distribution as the program tells it; null where it tells none. */
  readonly distribution: string | null;
  /** The package where it plainly is one of Debian's own; null otherwise. */
  readonly debian: DebianPackage | null;
}

/** What built a service, judged as `cpe`, as far as it tells; null where nothing speaks of a distribution. */
export function placeBuild(identity: ServiceIdentity, cpe: string): PlaceBuild | null {
  const { distribution = '', package_revision: revision = '' } = identity.extra;
  if (distribution === '' && revision === '') return null;
  const name = parseCpeName(cpe);
  const debian = name && debianPackageOfService(identity, `${name.vendor}:${name.product}`);
  return { distribution: distribution === '' ? null : distribution, debian: debian ?? null };
}

/** Tells builds apart, whatever order a database gave their parts. */
export function buildWords(build: PlaceBuild | null | undefined): string {
  if (build === undefined || build === null) return String(build);
  const { distribution, debian } = build;
  return `${distribution} ${debian?.packages.join()} ${debian?.version} ${debian?.release}`;
}

/** The Debian package that a service is, as far as it tells; `product` is `vendor:product`. */
export function debianPackageOfService(
  { extra, version }: ServiceIdentity,
  product: string,
): DebianPackage | undefined {
  const { distribution, package_revision: revision } = extra;
  if (distribution?.toLowerCase() !== 'debian' || revision === undefined || version === null)
    return undefined;
  return debianPackageOf(product, version, revision);
}
