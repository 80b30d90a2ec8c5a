import { allItems } from '../../../client/all-items.ts';
import { listAuditEntries } from '../../../client/generated/sdk.gen.ts';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { answerIn } from '../remote/answer-of.ts';
import type { Remote } from '../remote/remote.ts';
import { AuditEntryJson } from './audit-entry-json.ts';

/**
 * All entries of an organization from its API, oldest first. Throws as `answerOf` does, and `unavailable` /
 * `audit_unreadable` for what is no audit entry.
 */
export async function* fetchAuditEntries(remote: Remote): AsyncGenerator<readonly AuditEntry[]> {
  const { client } = remote;
  const pages = allItems(async (cursor) => {
    const outcome = await listAuditEntries({ client, query: { limit: 1000, order: 'asc', ...cursor } });
    return { data: answerIn(outcome), response: outcome.response };
  });
  for await (const item of pages) {
    const entry = AuditEntryJson.safeParse(item);
    if (entry.success) yield [entry.data];
    else throw unreadable(entry.error);
  }
}

function unreadable(cause: unknown): SitewardenError {
  const sentence = 'What answers does not give audit entries. Check --url.';
  return new SitewardenError('unavailable', 'audit_unreadable', sentence, { cause });
}
