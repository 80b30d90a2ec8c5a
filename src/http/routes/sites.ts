import { z } from 'zod';
import { createSite } from '../../operations/sites/create-site.ts';
import { deleteSite } from '../../operations/sites/delete-site.ts';
import { getSite } from '../../operations/sites/get-site.ts';
import { listSites } from '../../operations/sites/list-sites.ts';
import { updateSite } from '../../operations/sites/update-site.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located, noContent } from '../contracts/responses.ts';
import { fromSite, Site, SiteBody, SiteList, toSiteTerms } from '../contracts/site.ts';

const tags = ['Sites'];
const SiteParams = z.object({ siteId: z.string().meta({ description: 'id of the site', format: 'uuid' }) });

export function addSiteRoutes(app: ApiInstance, contextOf: ContextOf): void {
  routeCreateSite(app, contextOf);
  routeListSites(app, contextOf);
  routeGetSite(app, contextOf);
  routeUpdateSite(app, contextOf);
  routeDeleteSite(app, contextOf);
}

function routeCreateSite(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/sites',
    schema: {
      operationId: 'createSite',
      tags,
      summary: 'Create Site',
      description:
        'Declares a site and its networks. Only those may be scanned there, and the subnets that a schedule names ' +
        'for it, never the excluded ones. Scope `site:create`.',
      body: SiteBody,
      response: { 201: located('The site has been created.', Site), ...errors(...bodyErrors, 409) },
    },
    handler: async (request, reply) => {
      const site = await createSite(contextOf(request), toSiteTerms(request.body));
      return reply.code(201).header('location', `/v1/sites/${site.id}`).send(fromSite(site));
    },
  });
}

function routeListSites(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/sites',
    schema: {
      operationId: 'listSites',
      tags,
      summary: 'List Sites',
      description: 'The sites that the credentials may see, oldest first. Scope `site:view`.',
      querystring: PagingQuery,
      response: { 200: json('The sites.', SiteList), ...errors(422) },
    },
    handler: async (request, reply) =>
      pageItems(request, reply, await listSites(contextOf(request), toPageInput(request.query)), fromSite),
  });
}

function routeGetSite(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/sites/:siteId',
    schema: {
      operationId: 'getSite',
      tags,
      summary: 'Retrieve a Site',
      description: 'One site. Scope `site:view`.',
      params: SiteParams,
      response: { 200: json('The site.', Site), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromSite(await getSite(contextOf(request), { siteId: request.params.siteId })),
  });
}

function routeUpdateSite(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'PUT',
    url: '/v1/sites/:siteId',
    schema: {
      operationId: 'updateSite',
      tags,
      summary: 'Update a Site',
      description:
        'Declares the site anew: what is left out is gone, except the password of a router that stays the same. A ' +
        'scan under way keeps to what held when it began. Scope `site:update`.',
      params: SiteParams,
      body: SiteBody,
      response: { 200: json('The site as it is now.', Site), ...errors(...bodyErrors, 404, 409) },
    },
    handler: async (request) => {
      const terms = toSiteTerms(request.body);
      return fromSite(await updateSite(contextOf(request), { siteId: request.params.siteId, ...terms }));
    },
  });
}

function routeDeleteSite(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'DELETE',
    url: '/v1/sites/:siteId',
    schema: {
      operationId: 'deleteSite',
      tags,
      summary: 'Delete a Site',
      description:
        'Takes the site out of all schedules and away, with the devices and findings kept for it. A scan of it that ' +
        'is under way ends as stopped; reports of scans stay. Scope `site:delete`.',
      params: SiteParams,
      response: { 204: noContent('It is gone.'), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await deleteSite(contextOf(request), { siteId: request.params.siteId });
      return reply.code(204).send(null);
    },
  });
}
