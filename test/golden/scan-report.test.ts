import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { scanJsonSchema } from '../../src/reports/json/scan-json-schema.ts';
import { ScanJson } from '../../src/reports/json/scan-json.ts';
import { renderScanJson } from '../../src/reports/json/render-scan-json.ts';
import { renderScanTable } from '../../src/reports/table/render-scan-table.ts';
import { aScanResult } from '../support/a-scan-result.ts';

const schemaFile = new URL('../../schema/scan-report.schema.json', import.meta.url);

function committedSchemaCheck() {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
}

describe("a scan's JSON", () => {
  it('looks as it always did', async () => {
    const text = `${JSON.stringify(renderScanJson(aScanResult()), undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot('./scan-report.json');
  });

  it('holds to the schema that the project publishes, checked by an independent validator', () => {
    const check = committedSchemaCheck();
    expect(check(renderScanJson(aScanResult())), JSON.stringify(check.errors)).toBe(true);
  });

  it('is refused by that schema when a finding loses its evidence', () => {
    const json = structuredClone(renderScanJson(aScanResult()));
    delete (json.hosts[0]!.findings[0] as { evidence?: unknown }).evidence;
    expect(committedSchemaCheck()(json)).toBe(false);
    expect(ScanJson.safeParse(json).success).toBe(false);
  });

  it('has its schema committed as generated', () => {
    expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(scanJsonSchema());
  });
});

describe("a scan's table", () => {
  it('looks as it always did, cut to the width of the terminal', async () => {
    const text = renderScanTable(aScanResult(), { width: 120 });
    await expect(text).toMatchFileSnapshot('./scan-report.txt');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it('lets no escape sequence of a banner through', () => {
    expect(renderScanTable(aScanResult(), { width: 0 })).not.toContain('\u001b');
  });
});
