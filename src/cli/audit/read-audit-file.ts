import { createReadStream } from 'node:fs';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { readLineBatches, type InputLine } from '../read-lines.ts';
import { AuditEntryJson } from './audit-entry-json.ts';

const maxLineBytes = 4 * 1024 * 1024;

/**
 * Entries that were kept in a file, one JSON object a line, as the API gives them. Throws `unavailable` /
 * `audit_unreadable`, `malformed` / `audit_line_malformed`.
 */
export async function* readAuditFile(file: string): AsyncGenerator<readonly AuditEntry[]> {
  let line = 0;
  try {
    for await (const batch of readLineBatches(createReadStream(file), maxLineBytes)) {
      const entries: AuditEntry[] = [];
      for (const one of batch) {
        line += 1;
        if (one.text.trim() !== '') entries.push(entryOf(one, line));
      }
      yield entries;
    }
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause instanceof SitewardenError) throw cause;
    const sentence = `${file} cannot be read (${String(cause.code)}).`;
    throw new SitewardenError('unavailable', 'audit_unreadable', sentence, { cause });
  }
}

function entryOf({ text, overlong }: InputLine, line: number): AuditEntry {
  try {
    if (!overlong) return AuditEntryJson.parse(JSON.parse(text));
  } catch {
    // Said below, with the number of the line.
  }
  throw new SitewardenError(
    'malformed',
    'audit_line_malformed',
    `Line ${line} is no audit entry as the API gives it.`,
  );
}
