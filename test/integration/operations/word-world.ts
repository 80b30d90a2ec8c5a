import { expect } from 'vitest';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { compareBundles } from '../../../src/intelligence/compare-bundles.ts';
import { judgeAbsence } from '../../../src/matching/judge-absence.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import type { HostObservation } from '../../../src/domain/observation.ts';
import { updateCveStatus } from '../../../src/operations/cve-statuses/update-cve-status.ts';
import { mergeDevices } from '../../../src/operations/devices/merge-devices.ts';
import { undoDeviceMerge } from '../../../src/operations/devices/undo-device-merge.ts';
import { updateDevice } from '../../../src/operations/devices/update-device.ts';
import { createFindingRule } from '../../../src/operations/finding-rules/create-finding-rule.ts';
import { rematchInventory } from '../../../src/operations/findings/rematch-inventory.ts';
import { verifyFinding } from '../../../src/operations/findings/verify-finding.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { importVex } from '../../../src/operations/vex-imports/import-vex.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { bundleOf, configuration, node, record, vulnerable } from '../matching/bundle-of.ts';
import { seeHosts } from './an-inventory.ts';
import { runVerification } from './run-verification.ts';
import { first, second, type Met, type Name, type RuleStep, type Side } from './word-steps.ts';

const macOf: Readonly<Record<Side, string>> = { a: '00:0C:42:00:00:01', b: '00:0C:42:00:00:02' };
const justification = 'Said by a random test.';
const cveOf = (cve: 1 | 2) => (cve === 1 ? first : second);

/** The first CVE as the data tells it: whether it is exploited, and whether a fix is named. */
export function dataThat(exploited: boolean, fixNamed: boolean): Promise<IntelligenceBundle> {
  const range = fixNamed ? { endExcluding: '2.0' } : { endIncluding: '1.9' };
  const affects = (product: string, until: object) => [
    configuration('OR', [node('OR', [vulnerable(product, until)])]),
  ];
  const records = [
    record(first, affects('a:acme:server', range), { digest: `sha256:fix-${fixNamed}` }),
    record(second, affects('a:other:proxy', { endExcluding: '1.0' }), { digest: 'sha256:second' }),
  ];
  return bundleOf(records, { kev: new Set(exploited ? [first] : []) });
}

const cpeAt = (port: number, met: Met) =>
  port === 8443
    ? `cpe:2.3:a:other:proxy:${met === 'old' ? '0.9' : '1.1'}:*:*:*:*:*:*:*`
    : `cpe:2.3:a:acme:server:${met === 'old' ? '1.0' : '2.0'}:*:*:*:*:*:*:*`;

/** Does in the product what the steps say, as people and scans do. */
export class WordWorld {
  readonly context: OperationContext;
  readonly #store: Store;
  readonly #siteId: string;
  readonly ids = new Map<Name, string>();
  #mergeId = '';
  #versions = 0;

  constructor(context: OperationContext, store: Store, siteId: string) {
    this.context = context;
    this.#store = store;
    this.#siteId = siteId;
  }

  /** The findings there are; what is there once keeps its id. */
  async findings() {
    const { store, organizationId } = this.context;
    const rows = await store.db
      .selectFrom('findings')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .execute();
    const devices = await this.#devices();
    for (const { id, device_id, cve_id } of rows)
      if (![...this.ids.values()].includes(id))
        this.ids.set(cve_id === second ? 'b2' : device_id === devices.get('a') ? 'a1' : 'b1', id);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return new Map(Array.from(this.ids, ([name, id]) => [name, byId.get(id)] as const));
  }
  async #devices(): Promise<Map<string, string>> {
    const { store, organizationId } = this.context;
    const rows = await store.db
      .selectFrom('devices')
      .select(['id', 'identity'])
      .where('organization_id', '=', organizationId)
      .execute();
    return new Map(rows.map(({ id, identity }) => [identity.endsWith('01') ? 'a' : 'b', id]));
  }

  #host(side: Side, met: ReadonlyMap<number, Met>, isOutside: boolean): HostObservation {
    const at = this.context.clock.now().toISOString();
    const ssh = anSshService();
    const services = Array.from(met, ([port, what]) => ({
      ...ssh,
      port,
      banner: null,
      identity: { ...ssh.identity, cpe: [cpeAt(port, what)], extra: {} },
    }));
    // What makes the first device a printer.
    const jetdirect = {
      service: 'jetdirect',
      vendor: 'HP',
      product: 'LaserJet',
      version: null,
      cpe: [],
      extra: {},
    };
    const printer = { ...ssh, port: 9100, banner: null, identity: { ...ssh.identity, ...jetdirect } };
    const address = side === 'b' ? '10.0.1.2' : isOutside ? '11.0.0.1' : '10.0.0.1';
    const host = aHost(side === 'a' ? [...services, printer] : services, address);
    return { ...host, hostname: null, macAddress: macOf[side], startedAt: at, finishedAt: at };
  }

  async scan(
    bundle: IntelligenceBundle,
    met: ReadonlyMap<Side, ReadonlyMap<number, Met>>,
    isOutside: boolean,
  ) {
    const hosts = Array.from(met, ([side, ports]) => judgeHost(bundle, this.#host(side, ports, isOutside)));
    const judge = (absent: Parameters<typeof judgeAbsence>[1]) => judgeAbsence(bundle, absent);
    await seeHosts(this.context, this.#siteId, hosts, this.context.newId(), judge);
  }

  /** Verifies a finding where these ports answer, or none; false where that is refused as outside of the site. */
  async verify(bundle: IntelligenceBundle, name: Name, side: Side, ports: ReadonlyMap<number, Met>) {
    const { scanId } = await verifyFinding(this.context, { findingId: this.#idOf(name) });
    const hosts = () => (ports.size === 0 ? [] : [this.#host(side, ports, false)]);
    await runVerification({ store: this.#store, bundle }, this.context, scanId, hosts);
  }
  #idOf(name: Name): string {
    const id = this.ids.get(name);
    expect(id).toBeDefined();
    return id ?? '';
  }

  async data(before: IntelligenceBundle, after: IntelligenceBundle) {
    const { clock, newId } = this.context;
    const change = await compareBundles(before, after);
    await rematchInventory({ store: this.#store, clock, newId, judgeHost }, after, change);
  }

  async decide(side: Side, cve: 1 | 2, status: 'accepted' | 'mitigated', until: string) {
    const place = { macAddress: macOf[side], cveId: cveOf(cve) };
    await updateCveStatus(this.context, { ...place, status, justification, expirationDate: until });
  }

  async rule({ aim, status, lapsesOn }: RuleStep, expiresAt: string | null) {
    const about = {
      cve: () => ({ cveId: aim.by === 'cve' ? cveOf(aim.cve) : null }),
      network: () => ({ network: '10.0.0.0/24' }),
      tag: () => ({ tag: 'dmz' }),
      class: () => ({ deviceClass: 'printer' as const }),
      finding: () => ({ findingId: aim.by === 'finding' ? this.#idOf(aim.name) : null }),
    }[aim.by]();
    const words = { ...about, status, justification, expiresAt, lapsesOn: [...lapsesOn] };
    return (await createFindingRule(this.context, words)).id;
  }

  async tag(side: Side, on: boolean) {
    const deviceId = (await this.#devices()).get(side) ?? '';
    await updateDevice(this.context, { deviceId, tags: on ? ['dmz'] : [] });
  }

  async vex(document: 1 | 2, says: readonly (1 | 2)[]): Promise<string> {
    this.#versions += 1;
    const statements = [1, 2].map((cve) => ({
      vulnerability: { name: cve === 1 ? first : second },
      products: [{ '@id': 'pkg:generic/x', identifiers: { cpe23: cpeAt(cve === 1 ? 80 : 8443, 'old') } }],
      status: says.some((one) => one === cve) ? 'not_affected' : 'affected',
    }));
    const content = JSON.stringify({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': `https://example.net/${document}`,
      author: 'Example Networks',
      timestamp: this.context.clock.now().toISOString(),
      version: this.#versions,
      statements,
    });
    return (await importVex(this.context, { content })).id;
  }

  async merge() {
    const devices = await this.#devices();
    const [deviceId = '', mergedDeviceId = ''] = [devices.get('a'), devices.get('b')];
    this.#mergeId = (await mergeDevices(this.context, { deviceId, mergedDeviceId })).id;
  }
  async split() {
    const deviceId = (await this.#devices()).get('a') ?? '';
    await undoDeviceMerge(this.context, { deviceId, mergeId: this.#mergeId });
  }
}
