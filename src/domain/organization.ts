import type { Retention } from './retention.ts';

/** A tenant: everything stored belongs to exactly one. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Days after which a decision about a CVE expires that names no date; null: never. */
  readonly defaultStatusExpirationDays: number | null;
  readonly retention: Retention;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}
