import { z } from 'zod';
import type { Site as DomainSite } from '../../domain/site.ts';
import type { CreateSiteInput } from '../../operations/sites/create-site.ts';

const siteExample = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  name: 'Head office',
  networks: ['192.168.1.0/24'],
  excluded_networks: ['192.168.1.250/32'],
  created_at: '2026-11-02T08:00:00.000Z',
  updated_at: '2026-11-02T08:00:00.000Z',
};

/** Body of `POST /v1/sites`. */
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
  })
  .meta({
    examples: [
      { name: 'Head office', networks: ['192.168.1.0/24'], excluded_networks: ['192.168.1.250/32'] },
    ],
  });
export type SiteBody = z.infer<typeof SiteBody>;

export const Site = z
  .object({
    id: z.uuid(),
    name: z.string(),
    networks: z.array(z.string()),
    excluded_networks: z.array(z.string()),
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'Site', description: 'A place with networks of its own.', examples: [siteExample] });
export type Site = z.infer<typeof Site>;

export const SiteList = z
  .array(Site)
  .meta({ id: 'SiteList', description: 'Oldest first.', examples: [[siteExample]] });

export function toCreateSiteInput(body: SiteBody): CreateSiteInput {
  return { name: body.name, networks: body.networks, excludedNetworks: body.excluded_networks ?? [] };
}

export function fromSite(site: DomainSite): Site {
  return {
    id: site.id,
    name: site.name,
    networks: [...site.networks],
    excluded_networks: [...site.excludedNetworks],
    created_at: site.createdAt,
    updated_at: site.updatedAt,
  };
}
