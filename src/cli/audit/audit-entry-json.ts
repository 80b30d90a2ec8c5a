import { z } from 'zod';
import type { AuditEntry } from '../../domain/audit-entry.ts';

const State = z.record(z.string(), z.unknown()).nullable();

/** An audit entry as `GET /v1/audit-log` gives it, read into ours; every field of it is part of what was hashed. */
export const AuditEntryJson = z
  .object({
    id: z.string(),
    organization_id: z.string(),
    sequence: z.int().min(1),
    actor_kind: z.enum(['apiKey', 'jwt', 'system']),
    actor_id: z.string(),
    action: z.string(),
    object_kind: z.string(),
    object_id: z.string(),
    outcome: z.enum(['done', 'refused']),
    code: z.string().nullable(),
    request_id: z.string().nullable(),
    before: State,
    after: State,
    created_at: z.string(),
    previous_hash: z.string(),
    hash: z.string(),
  })
  .transform((entry): AuditEntry => ({
    id: entry.id,
    organizationId: entry.organization_id,
    sequence: entry.sequence,
    actorKind: entry.actor_kind,
    actorId: entry.actor_id,
    action: entry.action,
    objectKind: entry.object_kind,
    objectId: entry.object_id,
    outcome: entry.outcome,
    code: entry.code,
    requestId: entry.request_id,
    before: entry.before,
    after: entry.after,
    createdAt: entry.created_at,
    previousHash: entry.previous_hash,
    hash: entry.hash,
  }));
