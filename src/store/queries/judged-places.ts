import { sql, type RawBuilder } from 'kysely';

/** Every service that shows a finding's CVE, as JSON; older versions kept one, and no list. `finding` names the row. */
export function judgedPlaces(finding: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(${finding}.evidence -> 'judged', jsonb_build_array(jsonb_build_object('port', ${finding}.port,
    'transport', ${finding}.transport, 'cpe', ${finding}.evidence ->> 'judgedCpe')))`;
}
