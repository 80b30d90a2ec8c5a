import { z } from 'zod';
import { createUser } from '../../operations/users/create-user.ts';
import { deleteUser } from '../../operations/users/delete-user.ts';
import { getUser } from '../../operations/users/get-user.ts';
import { listUsers } from '../../operations/users/list-users.ts';
import { updateUser } from '../../operations/users/update-user.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located, noContent } from '../contracts/responses.ts';
import { fromUser, User, UserBody, UserList } from '../contracts/user.ts';

const tags = ['Users'];
const Params = z.object({ userId: z.string().meta({ description: 'id of the user', format: 'uuid' }) });

export function addUserRoutes(app: ApiInstance, contextOf: ContextOf): void {
  routeCreateUser(app, contextOf);
  routeListUsers(app, contextOf);
  routeGetUser(app, contextOf);
  routeUpdateUser(app, contextOf);
  routeDeleteUser(app, contextOf);
}

function routeCreateUser(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/users',
    schema: {
      operationId: 'createUser',
      tags,
      summary: 'Create User',
      description:
        'Adds a person whom schedules and groups can name. Users do not log in: credentials are API keys and JWTs. ' +
        'Scope `org:create`.',
      body: UserBody,
      response: { 201: located('The user has been created.', User), ...errors(...bodyErrors, 409) },
    },
    handler: async (request, reply) => {
      const user = await createUser(contextOf(request), request.body);
      return reply.code(201).header('location', `/v1/users/${user.id}`).send(fromUser(user));
    },
  });
}

function routeListUsers(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/users',
    schema: {
      operationId: 'listUsers',
      tags,
      summary: 'List Users',
      description: 'The users of the organization, oldest first. Scope `org:view`.',
      querystring: PagingQuery,
      response: { 200: json('The users.', UserList), ...errors(422) },
    },
    handler: async (request, reply) =>
      pageItems(request, reply, await listUsers(contextOf(request), toPageInput(request.query)), fromUser),
  });
}

function routeGetUser(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/users/:userId',
    schema: {
      operationId: 'getUser',
      tags,
      summary: 'Retrieve a User',
      description: 'One user. Scope `org:view`.',
      params: Params,
      response: { 200: json('The user.', User), ...errors(404, 422) },
    },
    handler: async (request) => fromUser(await getUser(contextOf(request), request.params)),
  });
}

function routeUpdateUser(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'PUT',
    url: '/v1/users/:userId',
    schema: {
      operationId: 'updateUser',
      tags,
      summary: 'Update a User',
      description: 'Changes address and name. Scope `org:update`.',
      params: Params,
      body: UserBody,
      response: { 200: json('The user as it is now.', User), ...errors(...bodyErrors, 404, 409) },
    },
    handler: async (request) => {
      const { userId } = request.params;
      return fromUser(await updateUser(contextOf(request), { userId, ...request.body }));
    },
  });
}

function routeDeleteUser(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'DELETE',
    url: '/v1/users/:userId',
    schema: {
      operationId: 'deleteUser',
      tags,
      summary: 'Delete a User',
      description: 'Takes the user away, out of groups and out of what schedules notify. Scope `org:delete`.',
      params: Params,
      response: { 204: noContent('It is gone.'), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await deleteUser(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}
