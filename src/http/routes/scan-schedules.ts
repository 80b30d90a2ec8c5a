import { z } from 'zod';
import { createScanSchedule } from '../../operations/scan-schedules/create-scan-schedule.ts';
import { getScanSchedule } from '../../operations/scan-schedules/get-scan-schedule.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { bodyErrors, errors, json } from '../contracts/responses.ts';
import {
  fromScanSchedule,
  ScanSchedule,
  ScanScheduleBody,
  toCreateScanScheduleInput,
} from '../contracts/scan-schedule.ts';

const tags = ['Scan Schedules'];

export function addScanScheduleRoutes(app: ApiInstance, contextOf: ContextOf): void {
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
        201: json('The schedule has been created.', ScanSchedule),
        ...errors(...bodyErrors, 404),
      },
    },
    handler: async (request, reply) => {
      const schedule = await createScanSchedule(contextOf(request), toCreateScanScheduleInput(request.body));
      return reply
        .code(201)
        .header('location', `/scans/cve/scheduled/${schedule.id}`)
        .send(fromScanSchedule(schedule));
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
      params: z.object({
        scanScheduleId: z.string().meta({ description: 'id of the schedule', format: 'uuid' }),
      }),
      response: { 200: json('The schedule.', ScanSchedule), ...errors(404, 422) },
    },
    handler: async (request) => fromScanSchedule(await getScanSchedule(contextOf(request), request.params)),
  });
}
