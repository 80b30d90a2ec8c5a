import { z } from 'zod';
import { createApiKey } from '../../operations/api-keys/create-api-key.ts';
import { getApiKey } from '../../operations/api-keys/get-api-key.ts';
import { listApiKeys } from '../../operations/api-keys/list-api-keys.ts';
import { revokeApiKey } from '../../operations/api-keys/revoke-api-key.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  ApiKey,
  ApiKeyBody,
  ApiKeyList,
  CreatedApiKey,
  fromApiKey,
  fromCreatedApiKey,
  toCreateApiKeyInput,
} from '../contracts/api-key.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located, noContent } from '../contracts/responses.ts';

const tags = ['API Keys'];
const Params = z.object({ apiKeyId: z.string().meta({ description: 'id of the key', format: 'uuid' }) });

export function addApiKeyRoutes(app: ApiInstance, contextOf: ContextOf): void {
  routeCreateApiKey(app, contextOf);
  routeListApiKeys(app, contextOf);
  routeGetApiKey(app, contextOf);
  routeRevokeApiKey(app, contextOf);
}

function routeCreateApiKey(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/api-keys',
    schema: {
      operationId: 'createApiKey',
      tags,
      summary: 'Create API Key',
      description:
        'Makes a key that can do no more than its maker, and see no more sites. The token is in this answer and ' +
        'nowhere else. Scope `org:create`.',
      body: ApiKeyBody,
      response: { 201: located('The key has been created.', CreatedApiKey), ...errors(...bodyErrors, 404) },
    },
    handler: async (request, reply) => {
      const created = await createApiKey(contextOf(request), toCreateApiKeyInput(request.body));
      return reply
        .code(201)
        .headers({ location: `/v1/api-keys/${created.apiKey.id}`, 'cache-control': 'no-store' })
        .send(fromCreatedApiKey(created));
    },
  });
}

function routeListApiKeys(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/api-keys',
    schema: {
      operationId: 'listApiKeys',
      tags,
      summary: 'List API Keys',
      description: 'Keys, oldest first, revoked and expired ones too; never their tokens. Scope `org:view`.',
      querystring: PagingQuery,
      response: { 200: json('The keys.', ApiKeyList), ...errors(422) },
    },
    handler: async (request, reply) =>
      pageItems(
        request,
        reply,
        await listApiKeys(contextOf(request), toPageInput(request.query)),
        fromApiKey,
      ),
  });
}

function routeGetApiKey(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/api-keys/:apiKeyId',
    schema: {
      operationId: 'getApiKey',
      tags,
      summary: 'Retrieve an API Key',
      description: 'One key, never its token. Scope `org:view`.',
      params: Params,
      response: { 200: json('The key.', ApiKey), ...errors(404, 422) },
    },
    handler: async (request) => fromApiKey(await getApiKey(contextOf(request), request.params)),
  });
}

function routeRevokeApiKey(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'DELETE',
    url: '/v1/api-keys/:apiKeyId',
    schema: {
      operationId: 'revokeApiKey',
      tags,
      summary: 'Revoke an API Key',
      description:
        'Nobody can use the key from now on; it stays in the list. The last key that can make others is not ' +
        'revoked. Scope `org:delete`.',
      params: Params,
      response: { 204: noContent('It is revoked.'), ...errors(404, 409, 422) },
    },
    handler: async (request, reply) => {
      await revokeApiKey(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}
