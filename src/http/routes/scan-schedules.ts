import { z } from 'zod';
import { createScanSchedule } from '../../operations/scan-schedules/create-scan-schedule.ts';
import { deleteScanSchedule } from '../../operations/scan-schedules/delete-scan-schedule.ts';
import { getLatestScanStatus } from '../../operations/scan-schedules/get-latest-scan-status.ts';
import { getScanSchedule } from '../../operations/scan-schedules/get-scan-schedule.ts';
import { listScanSchedules } from '../../operations/scan-schedules/list-scan-schedules.ts';
import { previewScanSchedule } from '../../operations/scan-schedules/preview-scan-schedule.ts';
import { updateScanSchedule } from '../../operations/scan-schedules/update-scan-schedule.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { fromLatestScanStatus, LatestScanStatus } from '../contracts/latest-scan-status.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located } from '../contracts/responses.ts';
import {
  fromScanSchedule,
  ScanSchedule,
  ScanScheduleBody,
  ScanScheduleList,
  ScanScheduleRuns,
  toScanScheduleTermsInput,
} from '../contracts/scan-schedule.ts';
import type { ListAnswers } from '../list-answers.ts';

const tags = ['Scan Schedules'];
const params = z.object({
  scanScheduleId: z.string().meta({ description: 'id of the schedule', format: 'uuid' }),
});

export function addScanScheduleRoutes(app: ApiInstance, contextOf: ContextOf, lists: ListAnswers): void {
  addWritingRoutes(app, contextOf);
  addReadingRoutes(app, contextOf, lists);
  addOutlookRoutes(app, contextOf);
}

function addWritingRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/scans/cve/scheduled',
    schema: {
      operationId: 'createScanSchedule',
      tags,
      summary: 'Create Scan Schedule',
      description: 'Plans recurring scans of sites. Scope `cve:create`.',
      body: ScanScheduleBody,
      response: {
        201: located('The schedule has been created.', ScanSchedule),
        ...errors(...bodyErrors, 404),
      },
    },
    handler: async (request, reply) => {
      const schedule = await createScanSchedule(contextOf(request), toScanScheduleTermsInput(request.body));
      return reply
        .code(201)
        .header('location', `/scans/cve/scheduled/${schedule.id}`)
        .send(fromScanSchedule(schedule));
    },
  });
  app.route({
    method: 'PUT',
    url: '/scans/cve/scheduled/:scanScheduleId',
    schema: {
      operationId: 'updateScanSchedule',
      tags,
      summary: 'Update a Scan Schedule',
      description:
        'Replaces the whole schedule; what is left out takes its default. A scan under way is not touched. Another ' +
        'day, time, zone or number of weeks begins the rhythm anew. Scope `cve:update`.',
      params,
      body: ScanScheduleBody,
      response: { 200: json('The schedule as it is now.', ScanSchedule), ...errors(...bodyErrors, 404) },
    },
    handler: async (request) => {
      const input = { ...toScanScheduleTermsInput(request.body), ...request.params };
      return fromScanSchedule(await updateScanSchedule(contextOf(request), input));
    },
  });
  app.route({
    method: 'DELETE',
    url: '/scans/cve/scheduled/:scanScheduleId',
    schema: {
      operationId: 'deleteScanSchedule',
      tags,
      summary: 'Delete a Scan Schedule',
      description: 'Deletes a schedule and stops its scans; all reports stay. Scope `cve:delete`.',
      params,
      response: { 204: z.null().meta({ description: 'The schedule is gone.' }), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await deleteScanSchedule(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}

function addReadingRoutes(app: ApiInstance, contextOf: ContextOf, lists: ListAnswers): void {
  app.route({
    method: 'GET',
    url: '/scans/cve/scheduled',
    schema: {
      operationId: 'listScanSchedules',
      tags,
      summary: 'List Scan Schedules',
      description:
        'The schedules of the sites that the credentials may see, oldest first; other sites are left out of them. ' +
        'Scope `cve:view`.',
      querystring: PagingQuery,
      response: { 200: json('The schedules.', ScanScheduleList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const context = contextOf(request);
      const page = toPageInput(request.query);
      const items = async () =>
        pageItems(request, reply, await listScanSchedules(context, page), fromScanSchedule);
      return lists.send(request, reply, { context, permission: 'cve:view', page, items });
    },
  });
  app.route({
    method: 'GET',
    url: '/scans/cve/scheduled/:scanScheduleId',
    schema: {
      operationId: 'getScanSchedule',
      tags,
      summary: 'Retrieve a Scan Schedule',
      description:
        'One schedule with its state; sites the credentials may not see are left out. Scope `cve:view`.',
      params,
      response: { 200: json('The schedule.', ScanSchedule), ...errors(404, 422) },
    },
    handler: async (request) => fromScanSchedule(await getScanSchedule(contextOf(request), request.params)),
  });
}

function addOutlookRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/scans/cve/:scanScheduleId/status',
    schema: {
      operationId: 'getLatestScanStatus',
      tags: ['Scan Results'],
      summary: 'Get Latest Scan Status',
      description:
        'How far the newest scan of a schedule is, site by site; an empty array when none ever ran. Scope `cve:view`.',
      params,
      response: { 200: json('The state of its sites.', LatestScanStatus), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromLatestScanStatus(await getLatestScanStatus(contextOf(request), request.params)),
  });
  app.route({
    method: 'GET',
    url: '/v1/scan-schedules/:scanScheduleId/next-runs',
    schema: {
      operationId: 'previewScanSchedule',
      tags,
      summary: 'Preview a Scan Schedule',
      description: 'When the schedule runs next, over changes of the clocks. Scope `cve:view`.',
      params,
      querystring: z.strictObject({
        count: z.coerce.number().int().min(1).max(100).default(10).meta({ description: 'how many runs' }),
      }),
      response: { 200: json('The next runs.', ScanScheduleRuns), ...errors(404, 422) },
    },
    handler: async (request) => {
      const runs = await previewScanSchedule(contextOf(request), { ...request.params, ...request.query });
      return [...runs];
    },
  });
}
