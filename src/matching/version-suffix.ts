import { any } from '../domain/cpe-value.ts';
import type { VersionSchemeName } from '../domain/version-scheme.ts';

/**
 * Schemes whose versions carry a suffix that CPE names write sometimes into the version (`9.2p1`), sometimes
 * into the update (`9.2:p1`). `portable`: a bound without suffix speaks of every portable release of it.
 */
const suffixes: Partial<
  Record<VersionSchemeName, { readonly form: RegExp; readonly kind: 'portable' | 'prerelease' }>
> = {
  openssh: { form: /^(\d[\d.]*)(p\d+)$/u, kind: 'portable' },
  routeros: { form: /^(\d[\d.]*)((?:alpha|beta|rc)\d*)$/u, kind: 'prerelease' },
};

/** Whether versions of the scheme may carry a suffix at all. */
export function hasSuffixes(scheme: VersionSchemeName): boolean {
  return suffixes[scheme] !== undefined;
}

/** Whether a bound without a suffix covers the version with any suffix. */
export function suffixIsPortable(scheme: VersionSchemeName): boolean {
  return suffixes[scheme]?.kind === 'portable';
}

/** Whether a version without a suffix is the final release, which no preview of it is. */
export function plainIsFinal(scheme: VersionSchemeName): boolean {
  return suffixes[scheme]?.kind === 'prerelease';
}

/** Moves a suffix out of the version when the update says nothing; other versions stay as they are. */
export function splitVersion(
  scheme: VersionSchemeName,
  version: string,
  update: string,
): { version: string; update: string } {
  if (update !== any) return { version, update };
  const found = suffixes[scheme]?.form.exec(version);
  const [, base, suffix] = found ?? [];
  return base === undefined || suffix === undefined ? { version, update } : { version: base, update: suffix };
}
