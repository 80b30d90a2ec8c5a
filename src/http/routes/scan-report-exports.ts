import { z } from 'zod';
import { createReportLink } from '../../operations/scan-reports/create-report-link.ts';
import { exportScanReport } from '../../operations/scan-reports/export-scan-report.ts';
import { getReportLinkProgress } from '../../operations/scan-reports/get-report-link-progress.ts';
import { getReportProgress } from '../../operations/scan-reports/get-report-progress.ts';
import { openReportLink } from '../../operations/scan-reports/open-report-link.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  fromReportLink,
  NewReportLink,
  ReportFormatParameter,
  ReportLink,
  SignedLinkQuery,
} from '../contracts/report-link.ts';
import { fromReportProgress, ReportProgress } from '../contracts/report-progress.ts';
import { bodyErrors, errors, json, publicErrors } from '../contracts/responses.ts';
import { linkContextOf } from '../link-context.ts';
import { formatOfAccept, reportAnswer, sendReport } from '../report-content.ts';
import type { TakeReportPlace } from '../report-places.ts';

const tags = ['Scan Results'];
// Written as it is read, and a reader may be slow.
const handlerTimeout = 600_000;
const params = z.object({
  scan_id: z.string().meta({ description: 'id of the scan, or the friendly code of its report' }),
});

const newProgressId = (operation: string) =>
  z
    .uuid()
    .optional()
    .meta({
      description: `a new one of your own: \`${operation}\` tells by it how far the report is`,
    });
const progressId = z.string().meta({ description: 'the `progress_id` of the request', format: 'uuid' });
const linkParams = z.object({
  scan_id: z.string().meta({ description: 'id of the scan', format: 'uuid' }),
  format: ReportFormatParameter,
});

/** Reports in every format, for those with credentials and for those with a link. */
export function addScanReportExportRoutes(
  app: ApiInstance,
  dependencies: ApiDependencies,
  contextOf: ContextOf,
  takePlace: TakeReportPlace,
): void {
  addExport(app, dependencies, contextOf, takePlace);
  addProgress(app, contextOf);
  addLinks(app, contextOf);
  addOpenLink(app, dependencies, takePlace);
  addLinkProgress(app, dependencies);
}

function addExport(
  app: ApiInstance,
  { version }: ApiDependencies,
  contextOf: ContextOf,
  takePlace: TakeReportPlace,
): void {
  app.route({
    method: 'GET',
    url: '/v1/scan-reports/:scan_id',
    handlerTimeout,
    schema: {
      operationId: 'exportScanReport',
      tags,
      summary: 'Export a Scan Report',
      description:
        'The whole result of a scan with the decisions in force, streamed: as JSON, CSV, HTML, PDF, SARIF 2.1.0, ' +
        'OpenVEX, CSAF 2.0 VEX or CycloneDX 1.6 VDR. The format is that of `format`, else of the header `Accept`, ' +
        'else JSON. Scope `cve:view`.',
      params,
      querystring: z.strictObject({
        format: ReportFormatParameter.optional(),
        progress_id: newProgressId('getReportProgress'),
      }),
      response: { 200: reportAnswer, ...errors(404, 409, 422) },
    },
    handler: async (request, reply) => {
      const { accept } = request.headers;
      const format = request.query.format ?? formatOfAccept(accept);
      takePlace(reply.raw);
      const { scan_id: scanId } = request.params;
      const asked = { scanId, format, progressId: request.query.progress_id };
      return sendReport(reply, await exportScanReport(contextOf(request), asked, version));
    },
  });
}

function addProgress(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/report-progress/:progressId',
    schema: {
      operationId: 'getReportProgress',
      tags,
      summary: 'Retrieve the Progress of a Report',
      description:
        'How far a report is that was asked for with this `progress_id`, while its answer is still coming; whichever process is ' +
        'asked knows it. Kept for an hour. Scope `cve:view`.',
      params: z.object({ progressId }),
      response: { 200: json('The progress.', ReportProgress), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromReportProgress(await getReportProgress(contextOf(request), request.params)),
  });
}

function addLinks(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/scan-reports/:scan_id/links',
    schema: {
      operationId: 'createReportLink',
      tags,
      summary: 'Make a Link to a Scan Report',
      description:
        'A signed link that opens the report in one format without credentials until it expires, or its report is ' +
        'deleted. Scope `cve:view`.',
      params,
      body: NewReportLink,
      response: { 200: json('The link.', ReportLink), ...errors(404, ...bodyErrors) },
    },
    handler: async (request) => {
      const { format, expires_in_seconds: lifetimeSeconds } = request.body;
      const link = { scanId: request.params.scan_id, format, lifetimeSeconds };
      return fromReportLink(await createReportLink(contextOf(request), link));
    },
  });
}

function addOpenLink(app: ApiInstance, dependencies: ApiDependencies, takePlace: TakeReportPlace): void {
  const contextOf = linkContextOf(dependencies);
  app.route({
    method: 'GET',
    url: '/v1/scan-reports/:scan_id/files/:format',
    handlerTimeout,
    config: { open: true },
    schema: {
      operationId: 'openReportLink',
      tags,
      summary: 'Open a link to a scan report',
      description: 'Serves a link of `createReportLink`. The signature in it stands in for credentials.',
      security: [],
      params: linkParams,
      querystring: SignedLinkQuery.extend({ progress_id: newProgressId('getReportLinkProgress') }),
      response: { 200: reportAnswer, ...publicErrors(403, 404, 409, 422, 503) },
    },
    handler: async (request, reply) => {
      takePlace(reply.raw);
      const { scan_id: scanId, format } = request.params;
      const { expires, signature, progress_id: asked } = request.query;
      const link = { scanId, format, expires, signature, progressId: asked };
      return sendReport(reply, await openReportLink(contextOf(request), link, dependencies.version));
    },
  });
}

function addLinkProgress(app: ApiInstance, dependencies: ApiDependencies): void {
  const contextOf = linkContextOf(dependencies);
  app.route({
    method: 'GET',
    url: '/v1/scan-reports/:scan_id/files/:format/progress/:progressId',
    config: { open: true },
    schema: {
      operationId: 'getReportLinkProgress',
      tags,
      summary: 'Retrieve the progress of a report that a link opens',
      description:
        'How far a report is that was opened through this link with this `progress_id`, as `getReportProgress` tells it. The ' +
        'signature of the link stands in for credentials.',
      security: [],
      params: linkParams.extend({ progressId }),
      querystring: SignedLinkQuery,
      response: { 200: json('The progress.', ReportProgress), ...publicErrors(403, 404, 422) },
    },
    handler: async (request) => {
      const { scan_id: scanId, format, progressId: id } = request.params;
      const { expires, signature } = request.query;
      const link = { scanId, format, expires, signature, progressId: id };
      return fromReportProgress(await getReportLinkProgress(contextOf(request), link));
    },
  });
}
