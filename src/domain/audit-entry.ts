import type { ActorKind } from './actor.ts';

/** `done`: it happened; `refused`: it was asked for and did not happen. */
export type AuditOutcome = 'done' | 'refused';

/** What is written down of one call, before it has a place in the chain. */
export interface AuditFacts {
  readonly id: string;
  readonly organizationId: string;
  readonly actorKind: ActorKind;
  /** Id of the API key, subject of the token, or a word for the part of the product. */
  readonly actorId: string;
  /** The operation, by its name. */
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly outcome: AuditOutcome;
  /** Error code of a refused call; null when it happened. */
  readonly code: string | null;
  /** The `x-request-id` of the call; null when no request asked for it. */
  readonly requestId: string | null;
  /** The object before and after, without secrets; null where there is nothing to show. */
  readonly before: AuditState | null;
  readonly after: AuditState | null;
  /** ISO 8601 in UTC, milliseconds. */
  readonly createdAt: string;
}
export type AuditState = Readonly<Record<string, unknown>>;

/** An entry in its place: each carries the hash of the one before it. */
export interface AuditEntry extends AuditFacts {
  /** 1 for the first entry of an organization, without gaps. */
  readonly sequence: number;
  /** Hash of the entry before, `genesisHash` for the first. */
  readonly previousHash: string;
  /** SHA-256 over `chainText` in UTF-8, 64 hex digits. */
  readonly hash: string;
}

export const genesisHash = '0'.repeat(64);

/** The text that is hashed: all facts with their place as JSON, keys sorted at every depth. */
export function chainText(facts: AuditFacts, sequence: number, previousHash: string): string {
  return sortedJson({ ...facts, sequence, previousHash });
}

/** JSON with sorted keys, so that the text does not depend on how a database keeps objects (cf. RFC 8785). */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
