import { z } from 'zod';

/** The schemes of the `versions` room; each orders version strings in its own way. */
export const VersionSchemeName = z.enum(['generic', 'semver', 'openssh', 'debian', 'routeros']);
export type VersionSchemeName = z.infer<typeof VersionSchemeName>;

/** An interval of versions; an absent bound is open. At most one start and one end is set. */
export interface VersionRange {
  readonly startIncluding?: string;
  readonly startExcluding?: string;
  readonly endIncluding?: string;
  readonly endExcluding?: string;
}
