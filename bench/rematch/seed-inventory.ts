import { sql } from 'kysely';
import { parseCpeName } from '../../src/domain/cpe-name.ts';
import type { ServiceObservation } from '../../src/domain/observation.ts';
import type { IntelligenceBundle } from '../../src/intelligence/bundle/intelligence-bundle.ts';
import { judgeHost } from '../../src/matching/judge-host.ts';
import { keepInventory } from '../../src/operations/findings/keep-inventory.ts';
import { prepareInstallation } from '../../src/operations/first-run/prepare-installation.ts';
import type { Store } from '../../src/store/open-store.ts';
import { systemClock } from '../../src/support/clock.ts';
import { newId } from '../../src/support/new-id.ts';

const servicesOfDevice = 4;
const devicesOfSite = 250;

/** Judges and keeps `services` services of random products by the same code as scans do; gives how many findings. */
export async function seedInventory(
  store: Store,
  bundle: IntelligenceBundle,
  services: number,
  random: () => number,
): Promise<number> {
  const { organization } = await prepareInstallation(
    { clock: systemClock, newId, store },
    { adminToken: undefined },
  );
  const products = [...bundle.productKeys()].filter((key) => !/[*?]/u.test(key));
  const tenant = store.forOrganization(organization.id);
  let findings = 0;
  for (let site = 0; site * devicesOfSite * servicesOfDevice < services; site += 1) {
    const now = systemClock.now();
    const siteId = newId();
    const hosts = Array.from({ length: devicesOfSite }, (_, device) =>
      judgeHost(bundle, {
        ipAddress: `10.${site}.${device >> 8}.${device & 255}`,
        hostname: null,
        macAddress: null,
        manufacturer: null,
        discoveredBy: 'tcp_open',
        services: Array.from({ length: servicesOfDevice }, (__, port) =>
          serviceAt(1000 + port, products[Math.floor(random() * products.length)] ?? '', random),
        ),
        partialReasons: [],
        startedAt: now.toISOString(),
        finishedAt: now.toISOString(),
      }),
    );
    findings += hosts.reduce((sum, host) => sum + host.findings.length, 0);
    await tenant.transaction(async (connection) => {
      await sql`insert into sites (id, organization_id, name, networks, excluded_networks, created_at, updated_at)
        values (${siteId}, ${organization.id}, ${`Site ${site}`}, array['10.0.0.0/8'], '{}', now(), now())`.execute(
        connection,
      );
      const place = {
        organizationId: organization.id,
        siteId,
        scanId: newId(),
        judgedBy: bundle.info.digest,
      };
      await keepInventory(connection, { newId, clock: systemClock }, place, hosts);
    });
  }
  return findings;
}

function serviceAt(port: number, product: string, random: () => number): ServiceObservation {
  const version = Array.from({ length: 2 + Math.floor(random() * 2) }, () => Math.floor(random() * 12)).join(
    '.',
  );
  const cpe = `cpe:2.3:${product}:${version}:*:*:*:*:*:*:*`;
  const name = parseCpeName(cpe);
  return {
    port,
    transport: 'tcp',
    identity: {
      service: null,
      vendor: name?.vendor ?? null,
      product: name?.product ?? null,
      version,
      cpe: [cpe],
      extra: {},
      fingerprint: null,
      confidence: 90,
    },
    tls: null,
    banner: null,
    observation: null,
  };
}
