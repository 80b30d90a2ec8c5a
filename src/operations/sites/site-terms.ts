import { z } from 'zod';
import { canonicalIpAddress } from '../../domain/ip-network.ts';
import { isInScope, scopeOf } from '../../domain/scope.ts';
import { defaultRouterPorts, routerTrusts } from '../../domain/router-login.ts';
import { workerLabelPattern } from '../../domain/worker.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { lineOfText } from '../line-of-text.ts';
import type { OperationSettings } from '../operation-context.ts';
import { assertNetworksAllowed } from './assert-networks-allowed.ts';
import { DeviceExclusionText } from './device-exclusion-text.ts';
import { NetworkText } from './network-text.ts';

const AddressText = z
  .string()
  .max(64)
  .transform((text, context) => {
    const address = canonicalIpAddress(text);
    if (address !== undefined) return address;
    context.addIssue({ code: 'custom', message: 'must be an IP address' });
    return z.NEVER;
  });

const SecretText = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'must not have control characters');

/** SHA-256 as people copy it: with or without colons, in any case. */
const CertificateText = z
  .string()
  .max(95)
  .transform((text) => text.replaceAll(':', '').toLowerCase())
  .refine((text) => /^[0-9a-f]{64}$/u.test(text), 'must be a SHA-256 fingerprint, 64 hexadecimal digits');

const PortNumber = z.int().min(1).max(65_535).nullable();

const Router = z
  .strictObject({
    address: AddressText,
    username: lineOfText(100),
    /** Null: none; left out: as it was, as long as the same router is asked no less carefully. */
    password: SecretText.nullable().optional(),
    certificateSha256: CertificateText.nullable().default(null),
    trust: z.enum(routerTrusts).default('verified'),
    ports: z
      .strictObject({
        rest: PortNumber.default(defaultRouterPorts.rest),
        apiTls: PortNumber.default(defaultRouterPorts.apiTls),
        api: PortNumber.default(defaultRouterPorts.api),
        snmp: PortNumber.default(defaultRouterPorts.snmp),
      })
      .default(defaultRouterPorts),
    snmpCommunity: SecretText.nullable().optional(),
  })
  .refine(({ certificateSha256, trust }) => certificateSha256 === null || trust === 'verified', {
    path: ['trust'],
    message: "must be 'verified' where a certificate is pinned",
  });
export type RouterInput = z.output<typeof Router>;

/** What a person declares about a site. */
export const SiteTerms = {
  name: lineOfText(100),
  networks: z.array(NetworkText).min(1).max(256),
  excludedNetworks: z.array(NetworkText).max(256).default([]),
  excludedDevices: z.array(DeviceExclusionText).max(256).default([]),
  router: Router.nullable().default(null),
  workerLabel: z
    .string()
    .regex(workerLabelPattern, 'must be small letters, digits and hyphens, 63 at most')
    .nullable()
    .default(null),
};

interface ParsedSiteTerms {
  readonly name: string;
  readonly networks: readonly string[];
  readonly excludedNetworks: readonly string[];
  readonly excludedDevices: readonly string[];
  readonly router: RouterInput | null;
}

/**
 * The terms with each network once. Throws `invalid` / `network_public`, `network_link_local`, `network_too_large`,
 * `router_outside_site`.
 */
export function permittedSiteTerms<Terms extends ParsedSiteTerms>(
  terms: Terms,
  settings: OperationSettings,
): Terms {
  const networks = [...new Set(terms.networks)];
  const excludedNetworks = [...new Set(terms.excludedNetworks)];
  assertNetworksAllowed(networks, settings);
  const scope = scopeOf(networks, excludedNetworks);
  if (terms.router !== null && (scope === undefined || !isInScope(scope, terms.router.address))) {
    throw new SitewardenError(
      'invalid',
      'router_outside_site',
      `The router ${terms.router.address} lies outside the networks of the site, or in an excluded one.`,
    );
  }
  return { ...terms, networks, excludedNetworks, excludedDevices: [...new Set(terms.excludedDevices)] };
}
