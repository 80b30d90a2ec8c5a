import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { chainText, genesisHash, type AuditFacts } from '../../domain/audit-entry.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`alter table audit_log
    add column sequence bigint,
    add column outcome text not null default 'done',
    add column code text,
    add column request_id text,
    add column before jsonb,
    add column previous_hash text,
    add column hash text`,
  sql`alter table audit_log rename column details to after`,
  sql`alter table audit_log alter column after drop not null, alter column outcome drop default`,
  // The end of each organization's chain: whoever adds an entry waits here for his turn.
  sql`create table audit_heads (
    organization_id uuid primary key references organizations (id),
    sequence bigint not null,
    hash text not null
  )`,
];

const closing = [
  sql`alter table audit_log
    alter column sequence set not null,
    alter column previous_hash set not null,
    alter column hash set not null,
    add unique (organization_id, sequence)`,
  sql`drop index audit_log_by_time`,
  sql`create function refuse_audit_change() returns trigger language plpgsql as
    $$ begin raise exception 'the audit log is only ever added to' using errcode = 'insufficient_privilege'; end $$`,
  sql`create trigger audit_log_is_append_only before update or delete on audit_log
    for each row execute function refuse_audit_change()`,
  sql`create trigger audit_log_is_never_emptied before truncate on audit_log
    for each statement execute function refuse_audit_change()`,
];

export const chainAuditLog: SchemaMigration = {
  breaking: true,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await chainExisting(db);
    for (const statement of closing) await statement.execute(db);
  },
};

type Row = Omit<AuditFacts, 'createdAt' | 'outcome' | 'code' | 'requestId' | 'before'> & {
  readonly createdAt: Date;
};

/** Entries written before there was a chain become its beginning, in the order of their time. */
async function chainExisting(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Row>`
    select id, organization_id as "organizationId", actor_kind as "actorKind", actor_id as "actorId", action,
      object_kind as "objectKind", object_id as "objectId", after, created_at as "createdAt"
    from audit_log order by organization_id, created_at, id`.execute(db);
  const heads = new Map<string, { sequence: number; hash: string }>();
  for (const row of rows) {
    const head = heads.get(row.organizationId) ?? { sequence: 0, hash: genesisHash };
    const sequence = head.sequence + 1;
    const unknown = { outcome: 'done', code: null, requestId: null, before: null } as const;
    const text = chainText(
      { ...row, ...unknown, createdAt: row.createdAt.toISOString() },
      sequence,
      head.hash,
    );
    const hash = createHash('sha256').update(text).digest('hex');
    await sql`update audit_log set sequence = ${sequence}, previous_hash = ${head.hash}, hash = ${hash}
      where id = ${row.id}`.execute(db);
    heads.set(row.organizationId, { sequence, hash });
  }
  for (const [organizationId, { sequence, hash }] of heads) {
    await sql`insert into audit_heads values (${organizationId}, ${sequence}, ${hash})`.execute(db);
  }
}
