import { z } from 'zod';
import { createNotificationGroup } from '../../operations/notification-groups/create-notification-group.ts';
import { deleteNotificationGroup } from '../../operations/notification-groups/delete-notification-group.ts';
import { getNotificationGroup } from '../../operations/notification-groups/get-notification-group.ts';
import { listNotificationGroups } from '../../operations/notification-groups/list-notification-groups.ts';
import { sendTestMessage } from '../../operations/notifications/send-test-message.ts';
import { updateNotificationGroup } from '../../operations/notification-groups/update-notification-group.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { fromNotificationDelivery, NotificationDeliveryList } from '../contracts/notification-delivery.ts';
import {
  fromNotificationGroup,
  NotificationGroup,
  NotificationGroupBody,
  NotificationGroupList,
  toNotificationGroupTerms,
} from '../contracts/notification-group.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located, noContent } from '../contracts/responses.ts';

const tags = ['Notification Groups'];
const Params = z.object({
  notificationGroupId: z.string().meta({ description: 'id of the group', format: 'uuid' }),
});

export function addNotificationGroupRoutes(app: ApiInstance, contextOf: ContextOf): void {
  routeCreateNotificationGroup(app, contextOf);
  routeListNotificationGroups(app, contextOf);
  routeGetNotificationGroup(app, contextOf);
  routeUpdateNotificationGroup(app, contextOf);
  routeDeleteNotificationGroup(app, contextOf);
  routeSendTestMessage(app, contextOf);
}

function routeSendTestMessage(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/notification-groups/:notificationGroupId/test',
    schema: {
      operationId: 'sendTestMessage',
      tags,
      summary: 'Send a Test Message',
      description:
        'Sends everybody in the group a message that asks for nothing, once and whatever its hours are. The ' +
        'deliveries tell what became of it. Scope `org:update`.',
      params: Params,
      response: {
        202: json('The deliveries, one for each recipient.', NotificationDeliveryList),
        ...errors(404, 409, 422),
      },
    },
    handler: async (request, reply) => {
      const deliveries = await sendTestMessage(contextOf(request), request.params);
      return reply.code(202).send(deliveries.map(fromNotificationDelivery));
    },
  });
}

function routeCreateNotificationGroup(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/notification-groups',
    schema: {
      operationId: 'createNotificationGroup',
      tags,
      summary: 'Create Notification Group',
      description:
        'Says who is told about what, and when. Schedules name it by its id or its name. Scope `org:create`.',
      body: NotificationGroupBody,
      response: {
        201: located('The group has been created.', NotificationGroup),
        ...errors(...bodyErrors, 404, 409),
      },
    },
    handler: async (request, reply) => {
      const terms = toNotificationGroupTerms(request.body);
      const group = await createNotificationGroup(contextOf(request), terms);
      return reply
        .code(201)
        .header('location', `/v1/notification-groups/${group.id}`)
        .send(fromNotificationGroup(group));
    },
  });
}

function routeListNotificationGroups(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/notification-groups',
    schema: {
      operationId: 'listNotificationGroups',
      tags,
      summary: 'List Notification Groups',
      description:
        'The groups of the organization, oldest first; for credentials that are bound to certain sites those that ' +
        'are about nothing else. Scope `org:view`.',
      querystring: PagingQuery,
      response: { 200: json('The groups.', NotificationGroupList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const page = await listNotificationGroups(contextOf(request), toPageInput(request.query));
      return pageItems(request, reply, page, fromNotificationGroup);
    },
  });
}

function routeGetNotificationGroup(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/notification-groups/:notificationGroupId',
    schema: {
      operationId: 'getNotificationGroup',
      tags,
      summary: 'Retrieve a Notification Group',
      description: 'One group. Scope `org:view`.',
      params: Params,
      response: { 200: json('The group.', NotificationGroup), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromNotificationGroup(await getNotificationGroup(contextOf(request), request.params)),
  });
}

function routeUpdateNotificationGroup(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'PUT',
    url: '/v1/notification-groups/:notificationGroupId',
    schema: {
      operationId: 'updateNotificationGroup',
      tags,
      summary: 'Update a Notification Group',
      description:
        'Replaces all of the group. Schedules that name it by its name follow a new one. Scope `org:update`.',
      params: Params,
      body: NotificationGroupBody,
      response: {
        200: json('The group as it is now.', NotificationGroup),
        ...errors(...bodyErrors, 404, 409),
      },
    },
    handler: async (request) => {
      const { notificationGroupId } = request.params;
      const input = { notificationGroupId, ...toNotificationGroupTerms(request.body) };
      return fromNotificationGroup(await updateNotificationGroup(contextOf(request), input));
    },
  });
}

function routeDeleteNotificationGroup(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'DELETE',
    url: '/v1/notification-groups/:notificationGroupId',
    schema: {
      operationId: 'deleteNotificationGroup',
      tags,
      summary: 'Delete a Notification Group',
      description: 'Takes a group away that no schedule names. Scope `org:delete`.',
      params: Params,
      response: { 204: noContent('It is gone.'), ...errors(404, 409, 422) },
    },
    handler: async (request, reply) => {
      await deleteNotificationGroup(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}
