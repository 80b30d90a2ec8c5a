import type { LogEvent } from 'kysely';
import { noteSpan } from '../support/tracing.ts';

const longestText = 2000;

/** Notes a statement in the trace that it belongs to, without its values (OpenTelemetry conventions for database spans). */
export function noteQuery({ query, queryDurationMillis }: LogEvent): void {
  const { sql } = query;
  const operation = /^\W*(\w+)/u.exec(sql)?.[1]?.toUpperCase() ?? 'QUERY';
  noteSpan(operation, queryDurationMillis, () => ({
    'db.system.name': 'postgresql',
    'db.query.text': sql.slice(0, longestText),
  }));
}
