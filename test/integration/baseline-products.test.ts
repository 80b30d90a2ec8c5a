import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCpeName } from '../../src/domain/cpe-name.ts';
import { matchCpe } from '../../src/matching/match-cpe.ts';
import { openBaseline } from '../../src/intelligence/baseline/open-baseline.ts';
import { readBaseline } from '../../src/intelligence/baseline/read-baseline.ts';

const fingerprints = join(import.meta.dirname, '../../data/fingerprints');

/** Names that no fingerprint gives, each with the reason why it is in the baseline all the same. */
const onlyByHand: Readonly<Record<string, string>> = {
  'a:avahi:avahi': 'answers mDNS without a version',
  'a:libupnp_project:libupnp': 'a library inside of other programs',
  'a:portable_sdk_for_upnp_project:portable_sdk_for_upnp': 'the same library under its older name',
  'a:libvnc_project:libvncserver': 'a library inside of other programs',
  'a:libvncserver_project:libvncserver': 'the same library under its older name',
  'a:tightvnc:tightvnc': 'speaks RFB without a version',
  'a:netkit_telnet_project:netkit_telnet': 'telnet tells no program',
  'a:microsoft:server_message_block': 'a protocol version, not a program',
  'o:microsoft:windows_7': 'known from an inventory, not from a port',
  'o:microsoft:windows_server_2008': 'known from an inventory, not from a port',
  'o:mikrotik:winbox': 'the client program; it listens on no port',
  'a:f5:nginx_open_source': "NVD's newer name, beside the one a fingerprint gives",
  'a:broadcom:rabbitmq_server': "NVD's newer name, beside the one a fingerprint gives",
  'a:miniupnp.free:miniupnpd': "NVD's other name, beside the one a fingerprint gives",
  'a:vnc:realvnc': "NVD's other name, beside the one a fingerprint gives",
};

function productOf(template: string): string {
  return (template.match(/(?:\\.|[^:\\])+/gu) ?? []).slice(0, 3).join(':');
}

const emitted = new Set(
  readdirSync(fingerprints)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => templatesOf(JSON.parse(readFileSync(join(fingerprints, name), 'utf8'))))
    .map(productOf),
);

/** Every `cpe` list of templates (`a:vendor:product:…`) anywhere in a fingerprint file. */
function templatesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(templatesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'cpe' && Array.isArray(inner)
      ? inner.filter((text): text is string => typeof text === 'string' && /^[aoh]:/u.test(text))
      : templatesOf(inner),
  );
}

const facts = readBaseline().records.map(({ cveId, configurations }) => ({
  cveId,
  products: configurations
    .flatMap(({ nodes }) => nodes.flatMap(({ matches }) => matches))
    .filter(({ vulnerable }) => vulnerable)
    .map(({ criteria }) => productOf(criteria.slice('cpe:2.3:'.length))),
}));

describe('the products of the baseline', () => {
  it('are what a fingerprint gives, or stand on the list of those that only a person names', () => {
    const named = new Set(facts.flatMap(({ products }) => products));
    expect([...named].filter((name) => !emitted.has(name) && !(name in onlyByHand))).toEqual([]);
    expect(Object.keys(onlyByHand).filter((name) => !named.has(name))).toEqual([]);
  });

  it('include one that a fingerprint gives for every CVE of a service that is recognised', () => {
    const besides = /^NVD's/u;
    const unreachable = facts.filter(
      ({ products }) =>
        !products.some((name) => emitted.has(name)) &&
        products.some((name) => besides.test(onlyByHand[name] ?? '')),
    );
    expect(unreachable).toEqual([]);
  });

  it.each([
    ['cpe:2.3:a:linuxfoundation:nats-server:2.9.10:*:*:*:*:*:*:*', 'CVE-2026-27571'],
    ['cpe:2.3:a:f5:nginx:1.18.0:*:*:*:*:*:*:*', 'CVE-2021-23017'],
    ['cpe:2.3:a:redis:redis:7.0.15:*:*:*:*:*:*:*', 'CVE-2025-21605'],
    ['cpe:2.3:a:apache:http_server:2.4.49:*:*:*:*:*:*:*', 'CVE-2021-41773'],
    ['cpe:2.3:o:mikrotik:routeros:6.42:*:*:*:*:*:*:*', 'CVE-2018-14847'],
  ])('lead from %s to %s without any feed', async (cpe, cveId) => {
    expect(emitted).toContain(productOf(cpe.slice('cpe:2.3:'.length)));
    expect(await affectedBy(cpe)).toContain(cveId);
  });
});

describe('a patch level', () => {
  it.each([
    ['cpe:2.3:a:openbsd:openssh:9.8:p1:*:*:*:*:*:*', 'CVE-2024-6387'],
    ['cpe:2.3:a:openbsd:openssh:9.9:p2:*:*:*:*:*:*', 'CVE-2025-26466'],
    ['cpe:2.3:a:ntp:ntp:4.2.8:p15:*:*:*:*:*:*', 'CVE-2020-11868'],
    ['cpe:2.3:a:ntp:ntp:4.2.8:p14:*:*:*:*:*:*', 'CVE-2020-13817'],
    ['cpe:2.3:a:isc:bind:9.9.9:p3:*:*:*:*:*:*', 'CVE-2016-2776'],
    ['cpe:2.3:a:ntp:ntp:4.2.8:p9:*:*:*:*:*:*', 'CVE-2016-9311'],
    ['cpe:2.3:a:isc:bind:9.9.7:p2:*:*:*:*:*:*', 'CVE-2015-5477'],
  ])('with the fix is not reported: %s and %s', async (cpe, cveId) => {
    expect(await affectedBy(cpe)).not.toContain(cveId);
  });

  it.each([
    ['cpe:2.3:a:openbsd:openssh:9.7:p1:*:*:*:*:*:*', 'CVE-2024-6387'],
    ['cpe:2.3:a:openbsd:openssh:9.9:p1:*:*:*:*:*:*', 'CVE-2025-26466'],
    ['cpe:2.3:a:ntp:ntp:4.2.8:p13:*:*:*:*:*:*', 'CVE-2020-11868'],
    ['cpe:2.3:a:ntp:ntp:4.2.8:p8:*:*:*:*:*:*', 'CVE-2016-9311'],
    ['cpe:2.3:a:isc:bind:9.9.7:p1:*:*:*:*:*:*', 'CVE-2015-5477'],
  ])('without it is: %s and %s', async (cpe, cveId) => {
    expect(await affectedBy(cpe)).toContain(cveId);
  });
});

async function affectedBy(cpe: string): Promise<string[]> {
  const name = parseCpeName(cpe);
  if (name === undefined) throw new Error(`${cpe} is no CPE`);
  const bundle = await openBaseline();
  try {
    return matchCpe(bundle, name).map(({ cve }) => cve.cveId);
  } finally {
    bundle.close();
  }
}
