import { z } from 'zod';
import { getScheduleTiming } from '../../operations/scan-schedules/get-schedule-timing.ts';
import { listScheduleOccurrences } from '../../operations/scan-schedules/list-schedule-occurrences.ts';
import { setScheduleTiming } from '../../operations/scan-schedules/set-schedule-timing.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json } from '../contracts/responses.ts';
import {
  fromScheduleOccurrence,
  fromScheduleTiming,
  ScheduleOccurrenceList,
  ScheduleTiming,
  ScheduleTimingBody,
  toSetScheduleTimingInput,
} from '../contracts/schedule-timing.ts';

const tags = ['Scan Schedules'];
const params = z.object({
  scanScheduleId: z.string().meta({ description: 'id of the schedule', format: 'uuid' }),
});

export function addScheduleTimingRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/scan-schedules/:scanScheduleId/timing',
    schema: {
      operationId: 'getScheduleTiming',
      tags,
      summary: "Retrieve a Schedule's Timing",
      description: 'When a schedule runs, beyond its weekday and weeks. Scope `cve:view`.',
      params,
      response: { 200: json('The timing.', ScheduleTiming), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromScheduleTiming(await getScheduleTiming(contextOf(request), request.params)),
  });
  app.route({
    method: 'PUT',
    url: '/v1/scan-schedules/:scanScheduleId/timing',
    schema: {
      operationId: 'setScheduleTiming',
      tags,
      summary: "Set a Schedule's Timing",
      description:
        'Says by which recurrence a schedule runs and what becomes of runs that could not begin; what is left out ' +
        'becomes what it is without being said. Scope `cve:update`.',
      params,
      body: ScheduleTimingBody,
      response: { 200: json('The timing.', ScheduleTiming), ...errors(...bodyErrors, 404) },
    },
    handler: async (request) => {
      const input = toSetScheduleTimingInput(request.params.scanScheduleId, request.body);
      return fromScheduleTiming(await setScheduleTiming(contextOf(request), input));
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/scan-schedules/:scanScheduleId/occurrences',
    schema: {
      operationId: 'listScheduleOccurrences',
      tags,
      summary: "List a Schedule's Occurrences",
      description:
        'What became of each time at which the schedule was due, and why: ran, skipped or deferred. Scope `cve:view`.',
      params,
      querystring: PagingQuery,
      response: { 200: json('The occurrences.', ScheduleOccurrenceList), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      const input = { ...toPageInput(request.query), ...request.params };
      const page = await listScheduleOccurrences(contextOf(request), input);
      return pageItems(request, reply, page, fromScheduleOccurrence);
    },
  });
}
