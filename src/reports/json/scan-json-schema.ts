import { z } from 'zod';
import { ScanJson } from './scan-json.ts';

/** The JSON Schema (draft 2020-12) of a scan's JSON, committed as `schema/scan-report.schema.json`. */
export function scanJsonSchema(): Record<string, unknown> {
  return { $id: 'https://sitewarden.invalid/schema/scan-report.schema.json', ...z.toJSONSchema(ScanJson) };
}
