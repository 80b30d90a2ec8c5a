/** A person who is told about scans. Users do not log in; credentials are API keys and JWTs. */
export interface User {
  readonly id: string;
  /** In lower case; unique within the organization. */
  readonly email: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}
