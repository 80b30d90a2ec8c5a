import { z } from 'zod';
import type { AuditEntry as DomainAuditEntry } from '../../domain/audit-entry.ts';
import type { ListAuditEntriesInput } from '../../operations/audit-log/list-audit-entries.ts';
import { PagingQuery, toPageInput } from './paging.ts';

const State = z
  .record(z.string(), z.unknown())
  .nullable()
  .meta({ description: 'as it was hashed; the keys are those of the product inside' });

const AuditEntry = z
  .object({
    id: z.uuid(),
    organization_id: z.uuid(),
    sequence: z.int().min(1).meta({ description: 'counted in the organization from 1 without gaps' }),
    actor_kind: z.enum(['apiKey', 'jwt', 'system']),
    actor_id: z.string().meta({ description: 'id of the API key, or subject of the JWT' }),
    action: z.string().meta({ description: 'the operation, by its operationId' }),
    object_kind: z.string(),
    object_id: z.string(),
    outcome: z.enum(['done', 'refused']),
    code: z.string().nullable().meta({ description: 'error code of a refused call' }),
    request_id: z.string().nullable().meta({ description: 'the x-request-id of the call' }),
    before: State,
    after: State,
    created_at: z.iso.datetime({ offset: true }),
    previous_hash: z.string(),
    hash: z.string(),
  })
  .meta({
    id: 'AuditEntry',
    description:
      'One entry of the chain. `hash` is SHA-256 over the JSON text of all other fields, in camel case ' +
      '(`organizationId`, …) and with the keys sorted at every depth; `previous_hash` is the hash of the entry before.',
  });
type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditEntryList = z.array(AuditEntry).meta({
  id: 'AuditEntryList',
  description: 'By their number.',
  examples: [
    [
      {
        id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
        organization_id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d00',
        sequence: 1,
        actor_kind: 'system',
        actor_id: 'first-run',
        action: 'prepareInstallation',
        object_kind: 'organization',
        object_id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d00',
        outcome: 'done',
        code: null,
        request_id: null,
        before: null,
        after: { name: 'Default' },
        created_at: '2026-11-02T08:00:00.000Z',
        previous_hash: '0'.repeat(64),
        hash: '5f2b1c4d5e0199f3a26c1e7b549d0e3f6a2b1c4d5e0199f3a26c1e7b549d0e3f',
      },
    ],
  ],
});

const word = (description: string) => z.string().min(1).max(300).optional().meta({ description });

/** Query of the list. */
export const AuditQuery = PagingQuery.extend({
  order: z.enum(['asc', 'desc']).optional().meta({ description: 'oldest first unless `desc`' }),
  actor_id: word('who did it: id of an API key, or subject of a JWT'),
  action: word('what was done, by its operationId'),
  object_id: word('what it was done to'),
  outcome: z.enum(['done', 'refused']).optional().meta({ description: 'how it ended' }),
});

export function toListAuditEntriesInput(query: z.infer<typeof AuditQuery>): ListAuditEntriesInput {
  const { order, actor_id: actorId, action, object_id: objectId, outcome } = query;
  return {
    ...toPageInput(query),
    ...(order !== undefined && { order }),
    ...(actorId !== undefined && { actorId }),
    ...(action !== undefined && { action }),
    ...(objectId !== undefined && { objectId }),
    ...(outcome !== undefined && { outcome }),
  };
}

export function fromAuditEntry(entry: DomainAuditEntry): AuditEntry {
  return {
    id: entry.id,
    organization_id: entry.organizationId,
    sequence: entry.sequence,
    actor_kind: entry.actorKind,
    actor_id: entry.actorId,
    action: entry.action,
    object_kind: entry.objectKind,
    object_id: entry.objectId,
    outcome: entry.outcome,
    code: entry.code,
    request_id: entry.requestId,
    before: entry.before,
    after: entry.after,
    created_at: entry.createdAt,
    previous_hash: entry.previousHash,
    hash: entry.hash,
  };
}
