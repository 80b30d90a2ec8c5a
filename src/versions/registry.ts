import type { VersionSchemeName } from '../domain/version-scheme.ts';
import { debian } from './debian/index.ts';
import { generic } from './generic/index.ts';
import { openssh } from './openssh/index.ts';
import { routeros } from './routeros/index.ts';
import { semver } from './semver/index.ts';
import type { VersionScheme } from './version-scheme.ts';

const schemes: Readonly<Record<VersionSchemeName, VersionScheme>> = {
  generic,
  semver,
  openssh,
  debian,
  routeros,
};

/** The scheme of that name. Its parsed values mean something only to itself. */
export function schemeNamed(name: VersionSchemeName): VersionScheme {
  return schemes[name];
}
