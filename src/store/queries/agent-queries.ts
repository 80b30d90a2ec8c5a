import { sql, type Selectable } from 'kysely';
import type { Agent } from '../../domain/agent.ts';
import type { Connection, Database } from '../database.ts';

/** The part of an agent that only its own messages are held against. */
export interface StoredAgent {
  readonly organizationId: string;
  readonly agent: Agent;
  readonly publicKey: string | null;
  readonly lastSequence: number;
}

/** Keeps an invited agent. */
export async function insertAgent(
  db: Connection,
  organizationId: string,
  agent: Agent,
  invitationHash: string,
): Promise<void> {
  await db
    .insertInto('agents')
    .values({
      id: agent.id,
      organization_id: organizationId,
      site_id: agent.siteId,
      name: agent.name,
      invitation_hash: invitationHash,
      invitation_expires_at: new Date(agent.invitationExpiresAt),
      created_at: new Date(agent.createdAt),
    })
    .execute();
}

/** Takes back what a site was invited by and nobody has used. */
export async function revokeInvitationsOf(
  db: Connection,
  organizationId: string,
  siteId: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('agents')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('site_id', '=', siteId)
    .where('enrolled_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Takes the enrolled agents of a site back but for `id`, which takes their place. Gives their ids. */
export async function revokeAgentsBefore(
  db: Connection,
  { organizationId, agent }: StoredAgent,
  now: Date,
): Promise<string[]> {
  const rows = await db
    .updateTable('agents')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('site_id', '=', agent.siteId)
    .where('id', '!=', agent.id)
    .where('enrolled_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Makes an invitation an agent, once. Undefined when it is used up, over, revoked or unknown. */
export async function useInvitation(
  db: Connection,
  invitationHash: string,
  { publicKey, release, now }: { readonly publicKey: string; readonly release: string; readonly now: Date },
): Promise<StoredAgent | undefined> {
  const row = await db
    .updateTable('agents')
    .set({ public_key: publicKey, release, enrolled_at: now, last_heard_at: now })
    .where('invitation_hash', '=', invitationHash)
    .where('enrolled_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('invitation_expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  return row && storedOf(row);
}

/** The agent of that id, of whatever organization: its signature tells whether it is the one. */
export async function findAgentById(db: Connection, id: string): Promise<StoredAgent | undefined> {
  const row = await db.selectFrom('agents').selectAll().where('id', '=', id).executeTakeFirst();
  return row && storedOf(row);
}

/** Takes note of a message. False when one with this or a later number was heard before, or it was revoked meanwhile. */
export async function hearAgent(
  db: Connection,
  id: string,
  { sequence, release, now }: { readonly sequence: number; readonly release: string; readonly now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('agents')
    .set({ last_sequence: sequence, release, last_heard_at: now })
    .where('id', '=', id)
    .where('last_sequence', '<', String(sequence))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The agent that scans a site; undefined where there is none that is enrolled and not revoked. */
export async function findAgentOfSite(
  db: Connection,
  organizationId: string,
  siteId: string,
): Promise<Agent | undefined> {
  const row = await db
    .selectFrom('agents')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('site_id', '=', siteId)
    .where('enrolled_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && agentOf(row);
}

/** Whether a site is scanned by agents alone: it had one, and nobody has released it since. */
export async function isScannedByAgents(
  db: Connection,
  organizationId: string,
  siteId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('agents')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('site_id', '=', siteId)
    .where('enrolled_at', 'is not', null)
    .where('released_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Releases a site from its agents and invitations, which are revoked. Gives the ids of those that it still had. */
export async function releaseAgentsOf(
  db: Connection,
  organizationId: string,
  siteId: string,
  now: Date,
): Promise<string[]> {
  const rows = await db
    .updateTable('agents')
    .set({ released_at: now, revoked_at: sql`coalesce(revoked_at, ${now})` })
    .where('organization_id', '=', organizationId)
    .where('site_id', '=', siteId)
    .where('released_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One agent; nobody else changes it until the transaction ends. */
export async function lockAgent(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<Agent | undefined> {
  const row = await db
    .selectFrom('agents')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && agentOf(row);
}

export async function markAgentRevoked(
  db: Connection,
  organizationId: string,
  id: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('agents')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** The number of the agent's next work: of the clock, so that a restored backup does not go back behind what the agent knows. */
export async function nextWorkNumber(
  db: Connection,
  organizationId: string,
  id: string,
  now: Date,
): Promise<number> {
  const { last_work_number: number } = await db
    .updateTable('agents')
    .set({ last_work_number: sql`greatest(last_work_number + 1, ${now.getTime()}::bigint)` })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .returning('last_work_number')
    .executeTakeFirstOrThrow();
  return Number(number);
}

/** Agents of an organization, oldest first, revoked ones too; of `siteIds` alone unless null. */
export async function listAgentsOf(
  db: Connection,
  organizationId: string,
  options: {
    readonly siteIds: readonly string[] | null;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<Agent[]> {
  const { siteIds, after, limit } = options;
  let query = db.selectFrom('agents').selectAll().where('organization_id', '=', organizationId);
  if (siteIds !== null) query = query.where('site_id', 'in', siteIds.length === 0 ? [null] : [...siteIds]);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(limit).execute()).map(agentOf);
}

function storedOf(row: Selectable<Database['agents']>): StoredAgent {
  return {
    organizationId: row.organization_id,
    agent: agentOf(row),
    publicKey: row.public_key,
    lastSequence: Number(row.last_sequence),
  };
}

function agentOf(row: Selectable<Database['agents']>): Agent {
  return {
    id: row.id,
    siteId: row.site_id,
    name: row.name,
    release: row.release,
    createdAt: row.created_at.toISOString(),
    invitationExpiresAt: row.invitation_expires_at.toISOString(),
    enrolledAt: row.enrolled_at?.toISOString() ?? null,
    lastHeardAt: row.last_heard_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
