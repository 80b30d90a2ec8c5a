import { sql } from 'kysely';
import type { SignedText } from '../../domain/agent-message.ts';
import type { AgentScanEvent } from '../../domain/agent-observation.ts';
import type { Connection } from '../database.ts';
import { storableJson } from '../storable-json.ts';

/** Where a work stands. */
export interface AgentWorkState {
  readonly takenAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly endedAt: Date | null;
  /** When its agent was heard last; null when never, or when it was revoked. */
  readonly heardAt: Date | null;
}

export async function insertAgentWork(
  db: Connection,
  organizationId: string,
  work: {
    readonly id: string;
    readonly agentId: string;
    readonly scanSiteId: string;
    readonly signed: SignedText;
    readonly createdAt: Date;
    /** Of what may be told of it, as JSON. */
    readonly mostBytes: number;
  },
): Promise<void> {
  await db
    .insertInto('agent_works')
    .values({
      id: work.id,
      organization_id: organizationId,
      agent_id: work.agentId,
      scan_site_id: work.scanSiteId,
      ...work.signed,
      created_at: work.createdAt,
      bytes_left: work.mostBytes,
    })
    .execute();
}

/** Hands the oldest work that waits to its agent. What it had taken before and did not end, it knows no more: that is over. */
export async function takeAgentWork(
  db: Connection,
  organizationId: string,
  agentId: string,
  now: Date,
): Promise<SignedText | undefined> {
  await db
    .updateTable('agent_works')
    .set({ ended_at: now })
    .where('organization_id', '=', organizationId)
    .where('agent_id', '=', agentId)
    .where('taken_at', 'is not', null)
    .where('ended_at', 'is', null)
    .execute();
  return db
    .updateTable('agent_works')
    .set({ taken_at: now })
    .where('id', '=', (select) =>
      select
        .selectFrom('agent_works')
        .select('id')
        .where('organization_id', '=', organizationId)
        .where('agent_id', '=', agentId)
        .where('taken_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .where('ended_at', 'is', null)
        .orderBy('created_at')
        .limit(1),
    )
    .returning(['message', 'signature'])
    .executeTakeFirst();
}

/** A work of an agent; undefined when it is not its own, or there is none. */
export async function findAgentWork(
  db: Connection,
  organizationId: string,
  agentId: string,
  workId: string,
): Promise<AgentWorkState | undefined> {
  const row = await db
    .selectFrom('agent_works')
    .innerJoin('agents', 'agents.id', 'agent_works.agent_id')
    .select(['taken_at', 'cancelled_at', 'ended_at', 'last_heard_at', 'revoked_at'])
    .where('agent_works.organization_id', '=', organizationId)
    .where('agent_works.agent_id', '=', agentId)
    .where('agent_works.id', '=', workId)
    .executeTakeFirst();
  return (
    row && {
      takenAt: row.taken_at,
      cancelledAt: row.cancelled_at,
      endedAt: row.ended_at,
      heardAt: row.revoked_at === null ? row.last_heard_at : null,
    }
  );
}

/** What of a report was not told before. */
export interface NewlyKept {
  /** As JSON. */
  readonly bytes: number;
  /** Endless where nothing is new. */
  readonly firstPosition: number;
}

/** Keeps what an agent tells; what was told before is left as it is. */
export async function insertAgentEvents(
  db: Connection,
  organizationId: string,
  workId: string,
  position: number,
  events: readonly AgentScanEvent[],
): Promise<NewlyKept> {
  const rows = events.map((event, index) => ({
    organization_id: organizationId,
    work_id: workId,
    position: position + index,
    event: storableJson(event),
  }));
  const kept = await db
    .insertInto('agent_events')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['work_id', 'position']).doNothing())
    .returning('position')
    .execute();
  const positions = kept.map((row) => row.position);
  const bytesAt = (at: number): number => Buffer.byteLength(rows[at - position]?.event ?? '');
  return {
    bytes: positions.reduce((sum, at) => sum + bytesAt(at), 0),
    firstPosition: Math.min(...positions),
  };
}

/** Counts what was kept of a work; false, and nothing is counted, where that is more than is left. */
export async function spendAgentBytes(
  db: Connection,
  organizationId: string,
  workId: string,
  bytes: number,
): Promise<boolean> {
  if (bytes === 0) return true;
  const { numUpdatedRows } = await db
    .updateTable('agent_works')
    .set({ bytes_left: sql`bytes_left - ${bytes}` })
    .where('organization_id', '=', organizationId)
    .where('id', '=', workId)
    .where('bytes_left', '>=', String(bytes))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function removeAgentEventsFrom(
  db: Connection,
  organizationId: string,
  workId: string,
  position: number,
): Promise<void> {
  await db
    .deleteFrom('agent_events')
    .where('organization_id', '=', organizationId)
    .where('work_id', '=', workId)
    .where('position', '>=', position)
    .execute();
}

export async function isAgentEventKept(
  db: Connection,
  organizationId: string,
  workId: string,
  position: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('agent_events')
    .select('position')
    .where('organization_id', '=', organizationId)
    .where('work_id', '=', workId)
    .where('position', '=', position)
    .executeTakeFirst();
  return row !== undefined;
}

/** Events from `position` on without a gap, some at a time. */
export async function listAgentEvents(
  db: Connection,
  organizationId: string,
  workId: string,
  position: number,
  limit: number,
): Promise<AgentScanEvent[]> {
  const rows = await db
    .selectFrom('agent_events')
    .select(['position', 'event'])
    .where('organization_id', '=', organizationId)
    .where('work_id', '=', workId)
    .where('position', '>=', position)
    .orderBy('position')
    .limit(limit)
    .execute();
  const gap = rows.findIndex((row, index) => row.position !== position + index);
  return (gap < 0 ? rows : rows.slice(0, gap)).map(({ event }) => event);
}

/** The scan shall end: its agent is told so at its next report. */
export async function cancelAgentWork(
  db: Connection,
  organizationId: string,
  workId: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('agent_works')
    .set({ cancelled_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', workId)
    .where('cancelled_at', 'is', null)
    .execute();
}

/** Nothing more of the work is heard. */
export async function endAgentWork(
  db: Connection,
  organizationId: string,
  workId: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('agent_works')
    .set({ ended_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', workId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Takes one work away with what was told of it. */
export async function removeAgentWork(db: Connection, organizationId: string, workId: string): Promise<void> {
  await db
    .deleteFrom('agent_works')
    .where('organization_id', '=', organizationId)
    .where('id', '=', workId)
    .execute();
}

/** Takes works of a part away with what was told of them: what was kept of it is elsewhere. */
export async function removeAgentWorks(
  db: Connection,
  organizationId: string,
  scanSiteId: string,
): Promise<void> {
  await db
    .deleteFrom('agent_works')
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .execute();
}
