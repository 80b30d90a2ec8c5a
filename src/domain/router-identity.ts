import type { RouterSource, RouterSystem } from './router-inventory.ts';
import { editionOfChannel } from './routeros-channel.ts';
import type { ServiceIdentity } from './service-identity.ts';

/** The fingerprint of what was read from a router by its operator's leave; no entry of the fingerprint data has that name. */
const routerLoginFingerprint = 'router-login';

/** How the identity was read; undefined for one that rests on what a service says to strangers. */
export function routerSourceOf({ fingerprint, extra }: ServiceIdentity): RouterSource | undefined {
  if (fingerprint !== routerLoginFingerprint) return undefined;
  const source = extra['identity_source'];
  return source === 'routeros_rest' || source === 'routeros_api' ? source : 'snmp';
}

/** Parts and vendors under which records speak of RouterOS. */
const names = ['o:mikrotik', 'a:mikrotik', 'h:microtik'];

/** The identity of a service of the router itself, given what the router said of itself to who may read it. */
export function routerIdentity(
  service: string,
  source: RouterSource,
  { version, channel, board, architecture, serial }: RouterSystem,
): ServiceIdentity {
  const edition = editionOfChannel(channel);
  const facts = { identity_source: source, channel, board, architecture, serial };
  const extra: Record<string, string> = {};
  for (const [name, value] of Object.entries(facts)) if (value !== null) extra[name] = value;
  return {
    service,
    vendor: 'MikroTik',
    product: 'RouterOS',
    version,
    cpe: names.map((name) => `cpe:2.3:${name}:routeros:${version ?? '*'}:*:*:*:${edition}:*:*:*`),
    extra,
    fingerprint: routerLoginFingerprint,
    confidence: source === 'snmp' ? 95 : 99,
  };
}
