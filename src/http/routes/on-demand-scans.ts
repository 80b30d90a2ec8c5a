import { z } from 'zod';
import { startMultipleIpScan } from '../../operations/scans/start-multiple-ip-scan.ts';
import { startSingleIpScan } from '../../operations/scans/start-single-ip-scan.ts';
import { startSiteScan } from '../../operations/scans/start-site-scan.ts';
import { stopScanById } from '../../operations/scans/stop-scan-by-id.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  fromStartedMultipleIpScan,
  MultipleIpScanBody,
  StartedMultipleIpScan,
  toStartMultipleIpScanInput,
} from '../contracts/multiple-ip-scan.ts';
import { bodyErrors, errors, json, located } from '../contracts/responses.ts';
import {
  fromStartedSingleIpScan,
  SingleIpScanBody,
  StartedSingleIpScan,
  toStartSingleIpScanInput,
} from '../contracts/single-ip-scan.ts';
import {
  fromStartedSiteScan,
  SiteScanBody,
  StartedSiteScan,
  toStartSiteScanInput,
} from '../contracts/site-scan.ts';
import { fromStoppingScan, StoppingScan } from '../contracts/started-scan.ts';

const tags = ['Scan Execution'];
const reportPath = (scanId: string): string => `/scans/cve/${scanId}`;

export function addOnDemandScanRoutes(app: ApiInstance, contextOf: ContextOf): void {
  addAddressScanRoutes(app, contextOf);
  addSiteScanRoutes(app, contextOf);
}

function addAddressScanRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/scans/cve/scheduled/single-ip',
    schema: {
      operationId: 'startSingleIpScan',
      tags,
      summary: 'Start On-Demand Single-IP Scan',
      description:
        'Scans at once one address of a site, with the settings of a schedule that has the site. An address ' +
        'outside the networks of the site is refused before anything is sent. Scope `cve:create`.',
      body: SingleIpScanBody,
      response: {
        202: located('The scan has been created and waits for its turn.', StartedSingleIpScan),
        ...errors(...bodyErrors, 404),
      },
    },
    handler: async (request, reply) => {
      const started = await startSingleIpScan(contextOf(request), toStartSingleIpScanInput(request.body));
      const location = reportPath(started.scanId);
      return reply.code(202).header('location', location).send(fromStartedSingleIpScan(started));
    },
  });
  app.route({
    method: 'POST',
    url: '/scans/cve/scan/multiple-ips',
    schema: {
      operationId: 'startMultipleIpScan',
      tags,
      summary: 'Start On-Demand Multi-IP Scan',
      description:
        'Scans at once the given addresses of one site, with the settings of a schedule that has the site. ' +
        'Addresses outside the networks of the site are refused before anything is sent. Scope `cve:create`.',
      body: MultipleIpScanBody,
      response: {
        201: located('The scan has been created and waits for its turn.', StartedMultipleIpScan),
        ...errors(...bodyErrors, 404),
      },
    },
    handler: async (request, reply) => {
      const started = await startMultipleIpScan(contextOf(request), toStartMultipleIpScanInput(request.body));
      const location = reportPath(started.scanId);
      return reply.code(201).header('location', location).send(fromStartedMultipleIpScan(started));
    },
  });
}

function addSiteScanRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/scans',
    schema: {
      operationId: 'startSiteScan',
      tags,
      summary: 'Start On-Demand Scan of a Site',
      description:
        'Scans at once addresses, networks and ranges of a site, IPv4 or IPv6, without a schedule. What lies outside ' +
        'the networks that the site declares is refused; what the site excludes is left out. Scope `cve:create`.',
      body: SiteScanBody,
      response: {
        201: located('The scan has been created and waits for its turn.', StartedSiteScan),
        ...errors(...bodyErrors, 404),
      },
    },
    handler: async (request, reply) => {
      const started = await startSiteScan(contextOf(request), toStartSiteScanInput(request.body));
      const location = reportPath(started.scanId);
      return reply.code(201).header('location', location).send(fromStartedSiteScan(started));
    },
  });
  app.route({
    method: 'POST',
    url: '/v1/scans/:scan_id/stop',
    schema: {
      operationId: 'stopScanById',
      tags,
      summary: 'Stop One Scan',
      description:
        'Ends a scan within seconds, whatever started it; what it has found stays. Scope `cve:create`.',
      params: z.object({
        scan_id: z.string().meta({ description: 'id of the scan, or the friendly code of its report' }),
      }),
      response: { 200: json('The scan is ending.', StoppingScan), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromStoppingScan(await stopScanById(contextOf(request), { scanId: request.params.scan_id })),
  });
}
