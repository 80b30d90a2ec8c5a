import { z } from 'zod';
import { ScanJson } from './scan-json.ts';

/** The JSON Schema (draft 2020-12) of a scan's JSON, committed as `schema/scan-report.schema.json`. */
export function scanJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(ScanJson, {
    override: ({ jsonSchema }) => {
      // `format: date-time` (RFC 3339) says it; the generated pattern only makes the schema unreadable.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return { $id: 'urn:sitewarden:schema:scan-report:1', ...schema };
}
