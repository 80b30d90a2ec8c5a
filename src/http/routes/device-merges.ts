import { z } from 'zod';
import { listDeviceMerges } from '../../operations/devices/list-device-merges.ts';
import { mergeDevices } from '../../operations/devices/merge-devices.ts';
import { splitDevice } from '../../operations/devices/split-device.ts';
import { undoDeviceMerge } from '../../operations/devices/undo-device-merge.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { Device, fromDevice } from '../contracts/device.ts';
import {
  DeviceMerge,
  DeviceMergeBody,
  DeviceMergeList,
  DeviceSplitBody,
  fromDeviceMerge,
} from '../contracts/device-merge.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located } from '../contracts/responses.ts';

const tags = ['Devices'];
const params = z.object({ deviceId: z.string().meta({ description: 'id of the device', format: 'uuid' }) });
const mergeParams = params.extend({
  mergeId: z.string().meta({ description: 'id of the merge', format: 'uuid' }),
});

export function addDeviceMergeRoutes(app: ApiInstance, contextOf: ContextOf): void {
  routeMergeDevices(app, contextOf);
  routeListDeviceMerges(app, contextOf);
  routeUndoDeviceMerge(app, contextOf);
  routeSplitDevice(app, contextOf);
}

function routeMergeDevices(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/devices/:deviceId/merges',
    schema: {
      operationId: 'mergeDevices',
      tags,
      summary: 'Merge Devices',
      description:
        'Says that another device of the site is this one: its services, findings, scans and MAC addresses become ' +
        "this one's until the merge is undone. Scope `cve:update`.",
      params,
      body: DeviceMergeBody,
      response: {
        201: located('The devices are one.', DeviceMerge),
        ...errors(...bodyErrors, 404, 409),
      },
    },
    handler: async (request, reply) => {
      const { deviceId } = request.params;
      const merge = await mergeDevices(contextOf(request), {
        deviceId,
        mergedDeviceId: request.body.device_id,
      });
      return reply
        .code(201)
        .header('location', `/v1/devices/${merge.deviceId}/merges`)
        .send(fromDeviceMerge(merge));
    },
  });
}

function routeListDeviceMerges(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/devices/:deviceId/merges',
    schema: {
      operationId: 'listDeviceMerges',
      tags,
      summary: "List a Device's Merges",
      description: 'The merges that the device has part in, on either side, newest first. Scope `cve:view`.',
      params,
      querystring: PagingQuery,
      response: { 200: json('The merges.', DeviceMergeList), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      const input = { ...toPageInput(request.query), deviceId: request.params.deviceId };
      return pageItems(request, reply, await listDeviceMerges(contextOf(request), input), fromDeviceMerge);
    },
  });
}

function routeUndoDeviceMerge(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'DELETE',
    url: '/v1/devices/:deviceId/merges/:mergeId',
    schema: {
      operationId: 'undoDeviceMerge',
      tags,
      summary: 'Undo a Merge of Devices',
      description:
        'Tells the two devices apart again: each gets back what it had. What scans saw since stays with the one it ' +
        'was seen on, and scans never join the two again by themselves. Scope `cve:update`.',
      params: mergeParams,
      response: { 200: json('The merge is undone.', DeviceMerge), ...errors(404, 409, 422) },
    },
    handler: async (request) => fromDeviceMerge(await undoDeviceMerge(contextOf(request), request.params)),
  });
}

function routeSplitDevice(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/devices/:deviceId/splits',
    schema: {
      operationId: 'splitDevice',
      tags,
      summary: 'Split a Device',
      description:
        'Says that what answers at an address is not this device, whatever MAC address it shows, and gives the other ' +
        'one, which later scans fill. Merging it into this one undoes that. Scope `cve:update`.',
      params,
      body: DeviceSplitBody,
      response: {
        201: located('The other device.', Device),
        ...errors(...bodyErrors, 404, 409),
      },
    },
    handler: async (request, reply) => {
      const { deviceId } = request.params;
      const { ip_address: ipAddress } = request.body;
      const device = await splitDevice(contextOf(request), { deviceId, ipAddress });
      return reply.code(201).header('location', `/v1/devices/${device.id}`).send(fromDevice(device));
    },
  });
}
