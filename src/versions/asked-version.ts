import type { VersionScheme } from './version-scheme.ts';

/** A version that is known and alone at its place, as it is compared with what matches ask for. */
export interface AskedVersion {
  /** Canonical CPE value: neither ANY nor NA, and without wildcards. */
  readonly value: string;
  readonly scheme: VersionScheme;
  /** As the scheme reads it, undefined when it cannot. */
  readonly parsed: unknown;
}
