import { z } from 'zod';
import { getNotificationDelivery } from '../../operations/notifications/get-notification-delivery.ts';
import { listNotificationDeliveries } from '../../operations/notifications/list-notification-deliveries.ts';
import { replayNotificationDelivery } from '../../operations/notifications/replay-notification-delivery.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  fromDeliveryWithAttempts,
  fromNotificationDelivery,
  NotificationDelivery,
  NotificationDeliveryDetail,
  NotificationDeliveryList,
  NotificationDeliveryQuery,
  toListNotificationDeliveriesInput,
} from '../contracts/notification-delivery.ts';
import { pageItems } from '../contracts/paging.ts';
import { errors, json } from '../contracts/responses.ts';

const tags = ['Notification Deliveries'];
const Params = z.object({
  notificationDeliveryId: z.string().meta({ description: 'id of the delivery', format: 'uuid' }),
});

export function addNotificationDeliveryRoutes(app: ApiInstance, contextOf: ContextOf): void {
  routeListNotificationDeliveries(app, contextOf);
  routeGetNotificationDelivery(app, contextOf);
  routeReplayNotificationDelivery(app, contextOf);
}

function routeListNotificationDeliveries(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/notification-deliveries',
    schema: {
      operationId: 'listNotificationDeliveries',
      tags,
      summary: 'List Notification Deliveries',
      description:
        'What was, is and will be told, newest first. Asks for credentials of the whole organization. Scope `org:view`.',
      querystring: NotificationDeliveryQuery,
      response: { 200: json('The deliveries.', NotificationDeliveryList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const input = toListNotificationDeliveriesInput(request.query);
      const page = await listNotificationDeliveries(contextOf(request), input);
      return pageItems(request, reply, page, fromNotificationDelivery);
    },
  });
}

function routeGetNotificationDelivery(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/notification-deliveries/:notificationDeliveryId',
    schema: {
      operationId: 'getNotificationDelivery',
      tags,
      summary: 'Retrieve a Notification Delivery',
      description:
        'One delivery with every attempt. Asks for credentials of the whole organization. Scope `org:view`.',
      params: Params,
      response: { 200: json('The delivery.', NotificationDeliveryDetail), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromDeliveryWithAttempts(await getNotificationDelivery(contextOf(request), request.params)),
  });
}

function routeReplayNotificationDelivery(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/notification-deliveries/:notificationDeliveryId/replay',
    schema: {
      operationId: 'replayNotificationDelivery',
      tags,
      summary: 'Replay a Notification Delivery',
      description:
        'Sends a delivery that was sent or given up once more, by the same id. Asks for credentials of the whole ' +
        'organization. Scope `org:update`.',
      params: Params,
      response: {
        202: json('The delivery, which waits to be sent.', NotificationDelivery),
        ...errors(404, 409, 422),
      },
    },
    handler: async (request, reply) => {
      const delivery = await replayNotificationDelivery(contextOf(request), request.params);
      return reply.code(202).send(fromNotificationDelivery(delivery));
    },
  });
}
