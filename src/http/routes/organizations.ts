import { z } from 'zod';
import { createOrganization } from '../../operations/organizations/create-organization.ts';
import { getOrganization } from '../../operations/organizations/get-organization.ts';
import { listOrganizations } from '../../operations/organizations/list-organizations.ts';
import { updateOrganization } from '../../operations/organizations/update-organization.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  CreatedOrganization,
  fromCreatedOrganization,
  fromOrganization,
  Organization,
  OrganizationBody,
  OrganizationChanges,
  OrganizationList,
  toCreateOrganizationInput,
  toOrganizationChanges,
} from '../contracts/organization.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located } from '../contracts/responses.ts';

const tags = ['Organizations'];
const Params = z.object({
  organizationId: z.string().meta({ description: 'id of the organization', format: 'uuid' }),
});

export function addOrganizationRoutes(app: ApiInstance, contextOf: ContextOf): void {
  routeCreateOrganization(app, contextOf);
  routeListOrganizations(app, contextOf);
  routeGetOrganization(app, contextOf);
  routeUpdateOrganization(app, contextOf);
}

function routeCreateOrganization(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/organizations',
    schema: {
      operationId: 'createOrganization',
      tags,
      summary: 'Create Organization',
      description:
        'Makes a tenant and its first administrator, whose token is in this answer and nowhere else. Only for ' +
        'credentials of the organization that runs the installation. Scope `org:create`.',
      body: OrganizationBody,
      response: {
        201: located('The organization has been created.', CreatedOrganization),
        ...errors(...bodyErrors),
      },
    },
    handler: async (request, reply) => {
      const created = await createOrganization(contextOf(request), toCreateOrganizationInput(request.body));
      return reply
        .code(201)
        .headers({
          location: `/v1/organizations/${created.organization.id}`,
          'cache-control': 'no-store',
        })
        .send(fromCreatedOrganization(created));
    },
  });
}

function routeListOrganizations(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/organizations',
    schema: {
      operationId: 'listOrganizations',
      tags,
      summary: 'List Organizations',
      description:
        'The organization of the credentials; for the one that runs the installation all of them, oldest first. ' +
        'Scope `org:view`.',
      querystring: PagingQuery,
      response: { 200: json('The organizations.', OrganizationList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const page = await listOrganizations(contextOf(request), toPageInput(request.query));
      return pageItems(request, reply, page, fromOrganization);
    },
  });
}

function routeGetOrganization(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/organizations/:organizationId',
    schema: {
      operationId: 'getOrganization',
      tags,
      summary: 'Retrieve an Organization',
      description: 'One organization that the credentials may see. Scope `org:view`.',
      params: Params,
      response: { 200: json('The organization.', Organization), ...errors(404, 422) },
    },
    handler: async (request) => fromOrganization(await getOrganization(contextOf(request), request.params)),
  });
}

function routeUpdateOrganization(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'PATCH',
    url: '/v1/organizations/:organizationId',
    schema: {
      operationId: 'updateOrganization',
      tags,
      summary: 'Update an Organization',
      description:
        'Changes what is given. Decisions about CVEs that stand keep their date. Scope `org:update`.',
      params: Params,
      body: OrganizationChanges,
      response: {
        200: json('The organization as it is now.', Organization),
        ...errors(...bodyErrors, 404),
      },
    },
    handler: async (request) => {
      const { organizationId } = request.params;
      const input = { organizationId, ...toOrganizationChanges(request.body) };
      return fromOrganization(await updateOrganization(contextOf(request), input));
    },
  });
}
