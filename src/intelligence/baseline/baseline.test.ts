import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCpeName } from '../../domain/cpe-name.ts';
import { isInRange } from '../../versions/is-in-range.ts';
import { schemeForProduct } from '../../versions/scheme-for-product.ts';
import { openBaseline } from './open-baseline.ts';
import { readBaseline } from './read-baseline.ts';

const { records, knownExploited } = readBaseline();

/** Whether some statement about the product holds for the version; with a channel, only statements that may mean it. */
function names(cveId: string, vendor: string, product: string, version: string, channel?: string): boolean {
  const record = records.find((candidate) => candidate.cveId === cveId);
  if (record === undefined) throw new Error(`${cveId} is not in the baseline`);
  const matches = record.configurations.flatMap(({ nodes }) => nodes.flatMap((node) => node.matches));
  return matches.some(({ criteria, range }) => {
    const parts = criteria.split(/(?<!\\):/u);
    if (parts[3] !== vendor || parts[4]?.replaceAll('\\', '') !== product) return false;
    if (channel !== undefined && parts[9] !== '*' && parts[9] !== channel) return false;
    return range === undefined
      ? parts[5] === version
      : isInRange(schemeForProduct(vendor, product), version, range);
  });
}
const routeros = (cveId: string, version: string, channel?: string) =>
  names(cveId, 'mikrotik', 'routeros', version, channel);

describe('the facts shipped with the project', () => {
  it('are at least 400 CVEs, each once, with a CPE that can be read', () => {
    expect(records.length).toBeGreaterThan(400);
    expect(new Set(records.map(({ cveId }) => cveId)).size).toBe(records.length);
    for (const { configurations } of records) {
      for (const { criteria } of configurations.flatMap(({ nodes }) =>
        nodes.flatMap((node) => node.matches),
      )) {
        expect(() => parseCpeName(criteria)).not.toThrow();
        expect(parseCpeName(criteria)).toBeDefined();
      }
    }
    expect(knownExploited.has('CVE-2018-14847')).toBe(true);
  });

  it('open as a bundle in memory that says it is a baseline', async () => {
    const bundle = await openBaseline();
    expect(bundle.info).toMatchObject({ kind: 'baseline', records: records.length, damagedRecords: 0 });
    expect(bundle.findCve('CVE-2018-14847')).toMatchObject({
      score: 9.1,
      knownExploited: true,
      source: 'baseline',
      assigner: 'cve@mitre.org',
    });
    bundle.close();
  });

  it('have only bounds that the version scheme of their product can order', () => {
    for (const { cveId, configurations } of records) {
      for (const { criteria, range } of configurations.flatMap(({ nodes }) =>
        nodes.flatMap((node) => node.matches),
      )) {
        if (range === undefined) continue;
        const [, , , vendor = '', product = ''] = criteria.split(/(?<!\\):/u);
        const scheme = schemeForProduct(vendor, product.replaceAll('\\', ''));
        for (const bound of Object.values(range))
          expect([cveId, bound, scheme.parse(bound)]).not.toContain(undefined);
      }
    }
  });

  it('refuse a file that is not what the schema says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitewarden-baseline-'));
    writeFileSync(join(folder, 'x.json'), '{"family":"x","products":{},"facts":[{"cve":"CVE-1"}]}');
    expect(() => readBaseline(folder)).toThrow(/x\.json is not a baseline file/u);
    rmSync(folder, { recursive: true });
  });
});

describe('RouterOS branches', () => {
  it.each(['6.49.21', '7.23.4', '7.24.2', '7.25'])('%s has the fix of CVE-2026-67279', (version) => {
    expect(routeros('CVE-2026-67279', version)).toBe(false);
  });
  it.each(['6.49.20', '7.0', '7.23.3', '7.24', '7.24.1'])('%s lacks the fix of CVE-2026-67279', (version) => {
    expect(routeros('CVE-2026-67279', version)).toBe(true);
  });
  it('knows the backports of CVE-2026-84411', () => {
    for (const version of ['6.49.23', '7.23.8', '7.24', '7.25.1'])
      expect(routeros('CVE-2026-84411', version)).toBe(false);
    for (const version of ['6.49.22', '7.1', '7.23.7'])
      expect(routeros('CVE-2026-84411', version)).toBe(true);
  });
  it('follows the later revision of CVE-2026-67278', () => {
    for (const version of ['6.49.20', '7.23.6', '7.24.3'])
      expect(routeros('CVE-2026-67278', version)).toBe(false);
    for (const version of ['7.23.5', '7.24.2']) expect(routeros('CVE-2026-67278', version)).toBe(true);
  });
  it('separates the channels of CVE-2023-30799', () => {
    expect(routeros('CVE-2023-30799', '6.49.6', '-')).toBe(true);
    expect(routeros('CVE-2023-30799', '6.49.7', '-')).toBe(false);
    expect(routeros('CVE-2023-30799', '6.48.7', 'ltr')).toBe(true);
    expect(routeros('CVE-2023-30799', '6.49.6', 'ltr')).toBe(false);
    expect(routeros('CVE-2023-30799', '6.49.6')).toBe(true);
  });
  it('does not carry the bound of one branch into another', () => {
    expect(routeros('CVE-2022-45313', '6.49.10')).toBe(false);
    expect(routeros('CVE-2022-45313', '7.4.1')).toBe(true);
    expect(routeros('CVE-2023-32154', '6.49.8')).toBe(false);
    expect(routeros('CVE-2023-32154', '6.48.7')).toBe(false);
    expect(routeros('CVE-2023-32154', '7.9')).toBe(true);
  });
});

describe('a fact that holds on one platform only', () => {
  it('says so, as NVD does, and is no claim about the others', () => {
    const record = records.find(({ cveId }) => cveId === 'CVE-2021-22117');
    expect(record?.configurations.map(({ operator, nodes }) => [operator, nodes.length])).toEqual([
      ['AND', 2],
    ]);
    expect(record?.configurations[0]?.nodes[1]?.matches).toEqual([
      { vulnerable: false, criteria: 'cpe:2.3:o:microsoft:windows:-:*:*:*:*:*:*:*' },
    ]);
  });
});

describe('services of a common server', () => {
  it.each([
    ['CVE-2024-6387', 'openbsd', 'openssh', '9.2p1'],
    ['CVE-2023-38408', 'openbsd', 'openssh', '9.2p1'],
    ['CVE-2023-48795', 'openbsd', 'openssh', '9.2p1'],
    ['CVE-2023-46118', 'vmware', 'rabbitmq', '3.10.8'],
    ['CVE-2021-34434', 'eclipse', 'mosquitto', '2.0.11'],
    ['CVE-2025-30215', 'linuxfoundation', 'nats-server', '2.9.10'],
    ['CVE-2026-27571', 'linuxfoundation', 'nats-server', '2.9.10'],
    ['CVE-2021-41773', 'apache', 'http_server', '2.4.49'],
    ['CVE-2021-42013', 'apache', 'http_server', '2.4.50'],
    ['CVE-2023-44487', 'f5', 'nginx', '1.18.0'],
    ['CVE-2025-21605', 'redis', 'redis', '7.0.15'],
  ])('%s concerns %s %s %s', (cveId, vendor, product, version) => {
    expect(names(cveId, vendor, product, version)).toBe(true);
  });
});
