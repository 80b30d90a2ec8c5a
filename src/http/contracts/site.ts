import { z } from 'zod';
import { routerTrusts } from '../../domain/router-login.ts';
import { onlineStateOf, type Site as DomainSite, type SiteRouter } from '../../domain/site.ts';
import type { CreateSiteInput } from '../../operations/sites/create-site.ts';

const port = z.int().min(1).max(65_535).nullable().optional();
const shownPort = z.int().nullable();

const siteExample = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  name: 'Head office',
  networks: ['192.168.1.0/24'],
  excluded_networks: ['192.168.1.250/32'],
  excluded_devices: ['class:plc'],
  router: {
    address: '192.168.1.1',
    username: 'sitewarden',
    has_password: true,
    certificate_sha256: '5f'.repeat(32),
    trust: 'verified' as const,
    ports: { rest: 443, api_tls: 8729, api: 8728, snmp: 161 },
    has_snmp_community: false,
  },
  worker_label: null,
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
    excluded_devices: z
      .array(z.string().max(32))
      .max(256)
      .optional()
      .meta({
        description:
          'devices that are never scanned, whatever their address: `mac:00:1A:2B:3C:4D:5E`, `oui:00:1A:2B` (who made ' +
          'it), `class:printer` (or `plc`, `camera`, `phone`)',
      }),
    router: z
      .strictObject({
        address: z.string().max(64).meta({ description: 'IP address inside the networks of the site' }),
        username: z.string().trim().min(1).max(100),
        password: z.string().min(1).max(200).nullable().optional().meta({
          description:
            'kept sealed and never shown; null: none; left out: as it was, unless address or username change',
          writeOnly: true,
        }),
        certificate_sha256: z.string().max(95).nullable().optional().meta({
          description: "SHA-256 of the router's certificate; with it, no other certificate is ever trusted",
        }),
        trust: z
          .enum(routerTrusts)
          .optional()
          .meta({
            description:
              'verified: only over TLS, to the pinned certificate or one that an authority vouches for; ' +
              'any_certificate: over TLS to whoever answers; plaintext: also without TLS. Left out: verified',
          }),
        ports: z
          .strictObject({
            rest: port.meta({ description: 'www-ssl; left out: 443' }),
            api_tls: port.meta({ description: 'api-ssl; left out: 8729' }),
            api: port.meta({ description: 'asked only with trust plaintext; left out: 8728' }),
            snmp: port.meta({ description: 'asked only with an snmp_community; left out: 161' }),
          })
          .optional()
          .meta({ description: 'where the router listens; null: not asked' }),
        snmp_community: z.string().min(1).max(200).nullable().optional().meta({
          description: 'SNMP v2c; kept as the password is, for where no login works',
          writeOnly: true,
        }),
      })
      .nullable()
      .optional()
      .meta({ description: 'the router of the site; left out or null: none' }),
    worker_label: z.string().max(63).nullable().optional().meta({
      description:
        'only workers with this label scan the site, because only they reach it; left out or null: any worker',
    }),
  })
  .meta({
    examples: [
      {
        name: 'Head office',
        networks: ['192.168.1.0/24'],
        excluded_networks: ['192.168.1.250/32'],
        router: {
          address: '192.168.1.1',
          username: 'sitewarden',
          password: 'a password of the router',
          certificate_sha256: '5f'.repeat(32),
        },
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
    excluded_devices: z.array(z.string()),
    router: z
      .object({
        address: z.string(),
        username: z.string(),
        has_password: z.boolean(),
        certificate_sha256: z.string().nullable(),
        trust: z.enum(routerTrusts),
        ports: z.object({ rest: shownPort, api_tls: shownPort, api: shownPort, snmp: shownPort }),
        has_snmp_community: z.boolean(),
      })
      .nullable()
      .meta({ description: 'never with its secrets' }),
    worker_label: z
      .string()
      .nullable()
      .meta({ description: 'only workers with this label scan the site; null: any worker' }),
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
    excludedDevices: body.excluded_devices ?? [],
    router: body.router ? toRouter(body.router) : null,
    workerLabel: body.worker_label ?? null,
  };
}

export function fromSite(site: DomainSite): Site {
  return {
    id: site.id,
    name: site.name,
    networks: [...site.networks],
    excluded_networks: [...site.excludedNetworks],
    excluded_devices: [...site.excludedDevices],
    router: site.router && fromRouter(site.router),
    worker_label: site.workerLabel,
    online_state: onlineStateOf(site),
    last_checked_at: site.lastCheckedAt,
    last_reached_at: site.lastReachedAt,
    created_at: site.createdAt,
    updated_at: site.updatedAt,
  };
}

function toRouter(router: NonNullable<SiteBody['router']>): CreateSiteInput['router'] {
  const { address, username, password, trust, ports, snmp_community: snmpCommunity } = router;
  return {
    address,
    username,
    password,
    certificateSha256: router.certificate_sha256 ?? null,
    trust,
    ports: ports && { rest: ports.rest, apiTls: ports.api_tls, api: ports.api, snmp: ports.snmp },
    snmpCommunity,
  };
}

function fromRouter(router: SiteRouter): NonNullable<Site['router']> {
  const { rest, apiTls, api, snmp } = router.ports;
  return {
    address: router.address,
    username: router.username,
    has_password: router.hasPassword,
    certificate_sha256: router.certificateSha256,
    trust: router.trust,
    ports: { rest, api_tls: apiTls, api, snmp },
    has_snmp_community: router.hasSnmpCommunity,
  };
}
