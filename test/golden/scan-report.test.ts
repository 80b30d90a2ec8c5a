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

describe("a scan's table", () => {
  it('has a line for the router of the site', () => {
    const unread = { address: '10.0.0.1', source: null, readAt: null, system: null, load: null };
    const entries = { arp: 0, leases: 0, ipv6Neighbours: 0, bridgeHosts: 0, wifiStations: 0, announcements: 0 };
    const router = { ...unread, services: [], entries, unread: [], attempts: ['rest unreachable'] };
    const text = renderScanTable({ ...aScanResult(), routers: [router] }, { width: 0 });
    expect(text).toContain('\nRouter        10.0.0.1: not read (rest unreachable)\n');
  });
});

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

it("a scan's table counts what the distribution has mended", () => {
  const result = aScanResult();
  const [first] = result.hosts;
  const mended = {
    cveId: 'CVE-2030-1001',
    reason: 'fixed_by_distribution',
    statement: 'mended in 1.0-2',
    source: 'debian_tracker',
    service: { port: 22, transport: 'tcp' },
    judgedCpe: 'cpe:2.3:a:acme:app:1.0:*:*:*:*:*:*:*',
  } as const;
  expect(first?.host.services.length).toBeGreaterThan(0);
  const hosts = [{ ...first!, excluded: [mended, { ...mended, cveId: 'CVE-2030-1002' }] }];
  const words = '2 left out: the distribution has mended them';
  expect(renderScanTable({ ...result, hosts }, { width: 0 })).toContain(words);
  expect(renderScanTable(result, { width: 0 })).not.toContain('left out');
});
