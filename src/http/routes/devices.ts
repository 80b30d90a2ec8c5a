import { z } from 'zod';
import { deviceClasses } from '../../domain/device-class.ts';
import { getDevice } from '../../operations/devices/get-device.ts';
import { listDeviceHistory } from '../../operations/devices/list-device-history.ts';
import { listDeviceServices } from '../../operations/devices/list-device-services.ts';
import { listDevices } from '../../operations/devices/list-devices.ts';
import { updateDevice } from '../../operations/devices/update-device.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  Device,
  DeviceBody,
  DeviceEventList,
  DeviceList,
  DeviceServiceList,
  fromDevice,
  fromDeviceEvent,
  fromDeviceService,
} from '../contracts/device.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json } from '../contracts/responses.ts';

const tags = ['Devices'];
const params = z.object({ deviceId: z.string().meta({ description: 'id of the device', format: 'uuid' }) });

export function addDeviceRoutes(app: ApiInstance, contextOf: ContextOf): void {
  addDeviceFactRoutes(app, contextOf);
  addOneDeviceRoutes(app, contextOf);
  addDevicePartRoutes(app, contextOf);
}

function addDeviceFactRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/devices',
    schema: {
      operationId: 'listDevices',
      tags,
      summary: 'List Devices',
      description: 'The devices that scans saw, the one seen last first. Scope `cve:view`.',
      querystring: PagingQuery.extend({
        site_id: z.uuid().optional().meta({ description: 'of this site alone' }),
        mac_address: z
          .string()
          .max(32)
          .optional()
          .meta({ description: 'with colons, with hyphens, or bare' }),
        q: z
          .string()
          .min(1)
          .max(100)
          .optional()
          .meta({ description: 'stands somewhere in the name, the address or the maker' }),
        device_class: z.enum(deviceClasses).optional().meta({ description: 'of this class alone' }),
        tag: z.string().max(200).optional().meta({ description: 'with this tag alone' }),
      }),
      response: { 200: json('The devices.', DeviceList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const { site_id, mac_address, q, device_class, tag } = request.query;
      const filter = { siteId: site_id, macAddress: mac_address, q, deviceClass: device_class, tag };
      const input = { ...toPageInput(request.query), ...filter };
      return pageItems(request, reply, await listDevices(contextOf(request), input), fromDevice);
    },
  });
}

function addOneDeviceRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/devices/:deviceId',
    schema: {
      operationId: 'getDevice',
      tags,
      summary: 'Retrieve a Device',
      description: 'One device with its figures. Scope `cve:view`.',
      params,
      response: { 200: json('The device.', Device), ...errors(404, 422) },
    },
    handler: async (request) => fromDevice(await getDevice(contextOf(request), request.params)),
  });
  app.route({
    method: 'PATCH',
    url: '/v1/devices/:deviceId',
    schema: {
      operationId: 'updateDevice',
      tags,
      summary: 'Update a Device',
      description:
        'Gives a device its tags. Rules that name a tag count for its findings, or no longer do. Scope `cve:update`.',
      params,
      body: DeviceBody,
      response: { 200: json('The device.', Device), ...errors(...bodyErrors, 404) },
    },
    handler: async (request) =>
      fromDevice(await updateDevice(contextOf(request), { ...request.params, ...request.body })),
  });
}

function addDevicePartRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/devices/:deviceId/services',
    schema: {
      operationId: 'listDeviceServices',
      tags,
      summary: "List a Device's Services",
      description: 'Every service that a scan saw on the device, by port. Scope `cve:view`.',
      params,
      querystring: PagingQuery,
      response: { 200: json('The services.', DeviceServiceList), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      const input = { ...toPageInput(request.query), deviceId: request.params.deviceId };
      return pageItems(
        request,
        reply,
        await listDeviceServices(contextOf(request), input),
        fromDeviceService,
      );
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/devices/:deviceId/history',
    schema: {
      operationId: 'listDeviceHistory',
      tags,
      summary: "List a Device's History",
      description: 'What scans found new or different on the device, newest first. Scope `cve:view`.',
      params,
      querystring: PagingQuery,
      response: { 200: json('The history.', DeviceEventList), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      const input = { ...toPageInput(request.query), deviceId: request.params.deviceId };
      return pageItems(request, reply, await listDeviceHistory(contextOf(request), input), fromDeviceEvent);
    },
  });
}
