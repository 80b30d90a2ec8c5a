import type { ColumnType } from 'kysely';
import type { AgentScanEvent } from '../domain/agent-observation.ts';
import type { Json } from './json-column.ts';

/** PostgreSQL gives a bigint as text. */
type Count = ColumnType<string, number | undefined, number>;

interface AgentTable {
  id: string;
  organization_id: string;
  site_id: string;
  name: string;
  /** SHA-256 of the invitation, hex. */
  invitation_hash: string;
  invitation_expires_at: Date;
  /** Ed25519, 32 bytes in base64url; null before it was enrolled. */
  public_key: string | null;
  release: string | null;
  /** Of the last message heard, so that none is heard twice. */
  last_sequence: Count;
  last_work_number: Count;
  created_at: Date;
  enrolled_at: Date | null;
  last_heard_at: Date | null;
  revoked_at: Date | null;
  /** When its site was released from agents; until then, nobody else scans it. */
  released_at: Date | null;
}

interface AgentWorkTable {
  id: string;
  organization_id: string;
  agent_id: string;
  scan_site_id: string;
  message: string;
  signature: string;
  created_at: Date;
  taken_at: Date | null;
  cancelled_at: Date | null;
  ended_at: Date | null;
  /** Of what may be told of it, as JSON. */
  bytes_left: Count;
}

interface AgentEventTable {
  organization_id: string;
  work_id: string;
  position: number;
  event: Json<AgentScanEvent>;
}

/** Tables of agents, of what they are told to scan and of what they tell of it. */
export interface AgentTables {
  agents: AgentTable;
  agent_works: AgentWorkTable;
  agent_events: AgentEventTable;
}
