import { z } from 'zod';
import { onlineStateOf, type Site as DomainSite } from '../../domain/site.ts';
import type { CreateSiteInput } from '../../operations/sites/create-site.ts';

const siteExample = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  name: 'Head office',
  networks: ['192.168.1.0/24'],
  excluded_networks: ['192.168.1.250/32'],
  router: { address: '192.168.1.1', username: 'sitewarden', has_password: true },
  online_state: 'online' as const,
  last_checked_at: '2026-11-16T07:12:40.000Z',
  last_reached_at: '2026-11-16T07:12:40.000Z',
  created_at: '2026-11-02T08:00:00.000Z',
  updated_at: '2026-11-02T08:00:00.000Z',
};

/** Body of `POST /v1/sites` and `PUT /v1/sites/{siteId}`. */
export const SiteBody = z
  .strictObject({
    name: z.string().trim().min(1).max(100).meta({ description: 'unique within the organization' }),
    networks: z
      .array(z.string().max(64))
      .min(1)
      .max(256)
      .meta({ description: 'CIDR networks of the site; nothing else is ever scanned there' }),
    excluded_networks: z
      .array(z.string().max(64))
      .max(256)
      .optional()
      .meta({ description: 'CIDR networks that are never scanned, whatever else says so' }),
    router: z
      .strictObject({
        address: z.string().max(64).meta({ description: 'IP address inside the networks of the site' }),
        username: z.string().trim().min(1).max(100),
        password: z.string().min(1).max(200).nullable().optional().meta({
          description:
            'kept sealed and never shown; null: none; left out: as it was, unless address or username change',
          writeOnly: true,
        }),
      })
      .nullable()
      .optional()
      .meta({ description: 'the router of the site; left out or null: none' }),
  })
  .meta({
    examples: [
      {
        name: 'Head office',
        networks: ['192.168.1.0/24'],
        excluded_networks: ['192.168.1.250/32'],
        router: { address: '192.168.1.1', username: 'sitewarden', password: 'a password of the router' },
      },
    ],
  });
export type SiteBody = z.infer<typeof SiteBody>;

export const Site = z
  .object({
    id: z.uuid(),
    name: z.string(),
    networks: z.array(z.string()),
    excluded_networks: z.array(z.string()),
    router: z
      .object({ address: z.string(), username: z.string(), has_password: z.boolean() })
      .nullable()
      .meta({ description: 'never with its password' }),
    online_state: z
      .enum(['online', 'offline', 'unknown'])
      .meta({ description: 'whether anything answered when the site was last scanned' }),
    last_checked_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ description: 'when a scan of the site last ended' }),
    last_reached_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ description: 'when one last had an answer' }),
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'Site', description: 'A place with networks of its own.', examples: [siteExample] });
export type Site = z.infer<typeof Site>;

export const SiteList = z
  .array(Site)
  .meta({ id: 'SiteList', description: 'Oldest first.', examples: [[siteExample]] });

/** The input of `createSite`, and all but the id of that of `updateSite`. */
export function toSiteTerms(body: SiteBody): CreateSiteInput {
  return {
    name: body.name,
    networks: body.networks,
    excludedNetworks: body.excluded_networks ?? [],
    router: body.router ?? null,
  };
}

export function fromSite(site: DomainSite): Site {
  return {
    id: site.id,
    name: site.name,
    networks: [...site.networks],
    excluded_networks: [...site.excludedNetworks],
    router: site.router && {
      address: site.router.address,
      username: site.router.username,
      has_password: site.router.hasPassword,
    },
    online_state: onlineStateOf(site),
    last_checked_at: site.lastCheckedAt,
    last_reached_at: site.lastReachedAt,
    created_at: site.createdAt,
    updated_at: site.updatedAt,
  };
}
