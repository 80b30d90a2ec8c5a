import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScanMetrics } from '../../../src/domain/scan-metrics.ts';
import { keepScanFigures } from '../../../src/store/migrations/0009-keep-scan-figures.ts';
import { keepWarningThreshold } from '../../../src/store/migrations/0012-keep-warning-threshold.ts';
import type { Connection } from '../../../src/store/database.ts';
import { insertOrganization } from '../../../src/store/queries/organization-queries.ts';
import { findScan, insertScan, updateScanFigures } from '../../../src/store/queries/scan-queries.ts';
import { insertScanResult } from '../../../src/store/queries/scan-result-queries.ts';
import { insertScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { newId } from '../../../src/support/new-id.ts';
import { aScanResult } from '../../support/a-scan-result.ts';
import { engines, type TestStore } from './open-test-stores.ts';

const one: ScanMetrics = {
  hostsScanned: 3,
  hostsWithCves: 1,
  openPorts: 2,
  cveCount: 2,
  cveIds: ['CVE-2026-1', 'CVE-2026-2'],
  portKeys: ['22/tcp'],
  highestScore: 5,
  scoreSum: 8,
  scoreCount: 2,
  warningCount: 1,
};
const other: ScanMetrics = {
  hostsScanned: 1,
  hostsWithCves: 1,
  openPorts: 2,
  cveCount: 1,
  cveIds: ['CVE-2026-2'],
  portKeys: ['22/tcp', '53/udp'],
  highestScore: 7.5,
  scoreSum: 7.5,
  scoreCount: 1,
  warningCount: 1,
};
const nothing: ScanMetrics = {
  hostsScanned: 0,
  hostsWithCves: 0,
  openPorts: 0,
  cveCount: 0,
  cveIds: [],
  portKeys: [],
  highestScore: null,
  scoreSum: 0,
  scoreCount: 0,
  warningCount: null,
};

async function aScanOf(db: Connection, organizationId: string, parts: readonly ScanMetrics[]) {
  const id = newId();
  const terms = {
    kind: 'on_demand',
    scanScheduleId: null,
    minCvss: 0,
    warningThreshold: 4,
    createdAt: new Date(),
  } as const;
  await insertScan(db, organizationId, { id, scanCode: id, ...terms });
  for (const metrics of parts) {
    const part = {
      id: newId(),
      scanId: id,
      siteId: newId(),
      targets: [],
      subnets: [],
      excludedNetworks: [],
      excludedDevices: [],
      workerLabel: null,
      jobForm: 1,
      scopeSeal: null,
    };
    await insertScanSites(db, organizationId, [part]);
    await insertScanResult(db, organizationId, part.id, { result: { ...aScanResult(), id }, metrics });
  }
  return id;
}

describe.each(engines)('the figures of a scan on $engine', ({ open, skip }) => {
  let test: TestStore;
  const organizationId = newId();
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    await insertOrganization(test.store.db, { id: organizationId, name: 'One', createdAt: new Date() });
  });
  afterAll(() => test?.dispose());

  const figuresOf = async (id: string) => (await findScan(test.store.db, organizationId, { id }))?.figures;

  it.skipIf(skip)('are added up, what is distinct counted once over all parts', async () => {
    const { db } = test.store;
    const ids = [];
    for (const parts of [[one, other, nothing], [nothing], []])
      ids.push(await aScanOf(db, organizationId, parts));
    for (const id of ids) await updateScanFigures(db, organizationId, id);
    const expected = [
      {
        hostsScanned: 4,
        hostsWithCves: 2,
        sitesWithCves: 2,
        openPorts: 4,
        uniquePorts: 2,
        cveCount: 3,
        uniqueCves: 2,
        highestScore: 7.5,
        scoreSum: 15.5,
        scoreCount: 3,
        warningCount: 2,
      },
      {
        hostsScanned: 0,
        hostsWithCves: 0,
        sitesWithCves: 0,
        openPorts: 0,
        uniquePorts: 0,
        cveCount: 0,
        uniqueCves: 0,
        highestScore: null,
        scoreSum: 0,
        scoreCount: 0,
        warningCount: null,
      },
      null,
    ];
    expect(await Promise.all(ids.map(figuresOf))).toEqual(expected);

    // Scans of an older version get the same, but that nobody kept what a warning was.
    await sql`alter table scans drop column figures, drop column warning_threshold`.execute(db);
    await sql`alter table scan_results drop column warning_count`.execute(db);
    for (const migration of [keepScanFigures, keepWarningThreshold]) {
      await migration.up(test.store.db as unknown as Kysely<unknown>);
    }
    expect(await Promise.all(ids.map(figuresOf))).toEqual(
      expected.map((figures) => figures && { ...figures, warningCount: null }),
    );
  });
});
