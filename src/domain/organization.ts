/** A tenant: everything stored belongs to exactly one. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt: string;
}
