import { z } from 'zod';
import type { Permission } from '../../src/domain/permission.ts';
import {
  cveStatusFields,
  latestStatusFields,
  macCvesFields,
  mitigationFields,
  reportFields,
  scannedMacFields,
  scheduleFields,
  startedMultipleIpsFields,
  startedScanFields,
  startedSingleIpFields,
  stoppedScanFields,
  updatedCveStatusFields,
} from './endpoint-fields.ts';

/** One endpoint of the "Altostrat CVE Scans API". */
export interface Endpoint {
  readonly request: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /scans/cve${string}`;
  readonly operationId: string;
  readonly status: number;
  readonly scope: Permission;
  /** What the answer has to be; undefined: nothing at all. */
  readonly answer: z.ZodType | undefined;
  /** Values of the reference that the answer's fields must be able to have. */
  readonly example?: Readonly<Record<string, unknown>>;
}

const schedule = '/scans/cve/scheduled/{scanScheduleId}';
const uuid = '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d';

/** All of them. */
export const theEndpoints: readonly Endpoint[] = [
  {
    request: 'GET /scans/cve/scheduled',
    operationId: 'listScanSchedules',
    status: 200,
    scope: 'cve:view',
    answer: z.array(scheduleFields).min(1),
  },
  {
    request: 'POST /scans/cve/scheduled',
    operationId: 'createScanSchedule',
    status: 201,
    scope: 'cve:create',
    answer: scheduleFields,
    example: {
      time_of_day: '02:00',
      min_cvss: 4,
      next_scan_at: '2025-11-10T02:00:00-05:00',
      created_at: '2025-10-28T14:30:00Z',
      notification_group: 'security-alerts',
    },
  },
  {
    request: `GET ${schedule}`,
    operationId: 'getScanSchedule',
    status: 200,
    scope: 'cve:view',
    answer: scheduleFields,
  },
  {
    request: `PUT ${schedule}`,
    operationId: 'updateScanSchedule',
    status: 200,
    scope: 'cve:update',
    answer: scheduleFields,
  },
  {
    request: `DELETE ${schedule}`,
    operationId: 'deleteScanSchedule',
    status: 204,
    scope: 'cve:delete',
    answer: undefined,
  },
  {
    request: `POST ${schedule}/invoke`,
    operationId: 'startScan',
    status: 202,
    scope: 'cve:create',
    answer: startedScanFields,
  },
  {
    request: `DELETE ${schedule}/invoke`,
    operationId: 'stopScan',
    status: 200,
    scope: 'cve:create',
    answer: stoppedScanFields,
  },
  {
    request: 'POST /scans/cve/scheduled/single-ip',
    operationId: 'startSingleIpScan',
    status: 202,
    scope: 'cve:create',
    answer: startedSingleIpFields,
    example: { scan_id: uuid, ip_address: '192.168.1.55', created_at: '2025-10-29T14:00:00Z' },
  },
  {
    request: 'POST /scans/cve/scan/multiple-ips',
    operationId: 'startMultipleIpScan',
    status: 201,
    scope: 'cve:create',
    answer: startedMultipleIpsFields,
  },
  {
    request: 'GET /scans/cve',
    operationId: 'listScanReports',
    status: 200,
    scope: 'cve:view',
    answer: z.array(reportFields).min(1),
  },
  {
    request: 'GET /scans/cve/{scan_id}',
    operationId: 'getScanReport',
    status: 200,
    scope: 'cve:view',
    answer: reportFields,
    example: { scan_id: 'ABC-DEF-GHI', runtime: '35 minutes', average_score: 6.8, cve_count: 152 },
  },
  {
    request: 'DELETE /scans/cve/{scan_id}',
    operationId: 'deleteScanReport',
    status: 204,
    scope: 'cve:delete',
    answer: undefined,
  },
  {
    request: 'GET /scans/cve/{scanScheduleId}/status',
    operationId: 'getLatestScanStatus',
    status: 200,
    scope: 'cve:view',
    answer: latestStatusFields,
    example: { targets: [uuid], scanned: [uuid], failed: [] },
  },
  {
    request: 'POST /scans/cve/mac-address/cves',
    operationId: 'getCvesByMacAddress',
    status: 200,
    scope: 'cve:view',
    answer: macCvesFields,
    example: {
      total_scans: 5,
      total_host_count: 8,
      stats: { unique_cve_count: 15, highest_score: 9.8, average_score: 7.5 },
    },
  },
  {
    request: 'GET /scans/cve/mac-address/cve/list',
    operationId: 'listScannedMacAddresses',
    status: 200,
    scope: 'cve:view',
    answer: z.array(scannedMacFields).min(1),
  },
  {
    request: 'GET /scans/cve/mitigation/{cve_id}',
    operationId: 'getMitigationSteps',
    status: 200,
    scope: 'cve:view',
    answer: mitigationFields,
  },
  {
    request: 'POST /scans/cve/mac-address/cve/status',
    operationId: 'updateCveStatus',
    status: 201,
    scope: 'cve:update',
    answer: updatedCveStatusFields,
  },
  {
    request: 'GET /scans/cve/mac-address/cve/status',
    operationId: 'listCveStatuses',
    status: 200,
    scope: 'cve:view',
    answer: z.array(cveStatusFields).min(1),
  },
];
