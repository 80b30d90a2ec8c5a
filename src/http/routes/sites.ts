import { z } from 'zod';
import { createSite } from '../../operations/sites/create-site.ts';
import { getSite } from '../../operations/sites/get-site.ts';
import { listSites } from '../../operations/sites/list-sites.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json } from '../contracts/responses.ts';
import { fromSite, Site, SiteBody, SiteList, toCreateSiteInput } from '../contracts/site.ts';

const tags = ['Sites'];

export function addSiteRoutes(app: ApiInstance, contextOf: ContextOf): void {
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
      response: { 201: json('The site has been created.', Site), ...errors(...bodyErrors, 409) },
    },
    handler: async (request, reply) => {
      const site = await createSite(contextOf(request), toCreateSiteInput(request.body));
      return reply.code(201).header('location', `/v1/sites/${site.id}`).send(fromSite(site));
    },
  });
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
  app.route({
    method: 'GET',
    url: '/v1/sites/:siteId',
    schema: {
      operationId: 'getSite',
      tags,
      summary: 'Retrieve a Site',
      description: 'One site. Scope `site:view`.',
      params: z.object({ siteId: z.string().meta({ description: 'id of the site', format: 'uuid' }) }),
      response: { 200: json('The site.', Site), ...errors(404, 422) },
    },
    handler: async (request) =>
      fromSite(await getSite(contextOf(request), { siteId: request.params.siteId })),
  });
}
