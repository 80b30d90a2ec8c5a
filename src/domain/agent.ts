/** A program at a site that scans it where the server cannot. */
export interface Agent {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  /** Version that it told last; null before it was enrolled. */
  readonly release: string | null;
  readonly createdAt: string;
  /** Until when its invitation can be used. */
  readonly invitationExpiresAt: string;
  readonly enrolledAt: string | null;
  readonly lastHeardAt: string | null;
  readonly revokedAt: string | null;
}

export type AgentState = 'invited' | 'enrolled' | 'revoked';

export function agentStateOf({ enrolledAt, revokedAt }: Agent): AgentState {
  if (revokedAt !== null) return 'revoked';
  return enrolledAt === null ? 'invited' : 'enrolled';
}
