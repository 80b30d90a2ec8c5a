import { z } from 'zod';
import { createBlackoutWindow } from '../../operations/blackout-windows/create-blackout-window.ts';
import { deleteBlackoutWindow } from '../../operations/blackout-windows/delete-blackout-window.ts';
import { listBlackoutWindows } from '../../operations/blackout-windows/list-blackout-windows.ts';
import { updateBlackoutWindow } from '../../operations/blackout-windows/update-blackout-window.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  BlackoutWindow,
  BlackoutWindowBody,
  BlackoutWindowList,
  fromBlackoutWindow,
  toBlackoutWindowTerms,
} from '../contracts/blackout-window.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located, noContent } from '../contracts/responses.ts';

const tags = ['Blackout Windows'];
const params = z.object({
  blackoutWindowId: z.string().meta({ description: 'id of the window', format: 'uuid' }),
});

export function addBlackoutWindowRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/blackout-windows',
    schema: {
      operationId: 'createBlackoutWindow',
      tags,
      summary: 'Create Blackout Window',
      description:
        'Declares a time in which no scheduled scan begins at some sites or at all. Scope `cve:create`.',
      body: BlackoutWindowBody,
      response: {
        201: located('The window has been created.', BlackoutWindow),
        ...errors(...bodyErrors, 404, 409),
      },
    },
    handler: async (request, reply) => {
      const window = await createBlackoutWindow(contextOf(request), toBlackoutWindowTerms(request.body));
      return reply
        .code(201)
        .header('location', `/v1/blackout-windows/${window.id}`)
        .send(fromBlackoutWindow(window));
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/blackout-windows',
    schema: {
      operationId: 'listBlackoutWindows',
      tags,
      summary: 'List Blackout Windows',
      description:
        'The windows of the organization, oldest first; for credentials that are bound to certain sites those that ' +
        'are about nothing else. Scope `cve:view`.',
      querystring: PagingQuery,
      response: { 200: json('The windows.', BlackoutWindowList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const page = await listBlackoutWindows(contextOf(request), toPageInput(request.query));
      return pageItems(request, reply, page, fromBlackoutWindow);
    },
  });
  addChangingRoutes(app, contextOf);
}

function addChangingRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'PUT',
    url: '/v1/blackout-windows/:blackoutWindowId',
    schema: {
      operationId: 'updateBlackoutWindow',
      tags,
      summary: 'Update Blackout Window',
      description: 'Declares a window anew. Scope `cve:update`.',
      params,
      body: BlackoutWindowBody,
      response: { 200: json('The window.', BlackoutWindow), ...errors(...bodyErrors, 404, 409) },
    },
    handler: async (request) => {
      const terms = toBlackoutWindowTerms(request.body);
      return fromBlackoutWindow(
        await updateBlackoutWindow(contextOf(request), { ...request.params, ...terms }),
      );
    },
  });
  app.route({
    method: 'DELETE',
    url: '/v1/blackout-windows/:blackoutWindowId',
    schema: {
      operationId: 'deleteBlackoutWindow',
      tags,
      summary: 'Delete Blackout Window',
      description: 'Takes a window away. Scope `cve:delete`.',
      params,
      response: { 204: noContent('It is gone.'), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await deleteBlackoutWindow(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}
