import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDevices } from '../../../src/operations/devices/list-devices.ts';
import { getDeviceMitigation } from '../../../src/operations/mitigation/get-device-mitigation.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { translateCveRecord } from '../../../src/intelligence/cve-list/cve-record.ts';
import { readVendorFixes } from '../../../src/intelligence/routeros/read-vendor-fixes.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aFindingOf, aHostResult, aServiceAt } from '../../support/a-host-result.ts';
import * as records from '../../support/routeros-records.ts';
import { bundleOf, configuration, cpe, node, record, vulnerable } from '../matching/bundle-of.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const openssh = (end: string) => [
  configuration('OR', [node('OR', [vulnerable('a:openbsd:openssh', { endExcluding: end })])]),
];

describe.each(engines)('what to do about a device on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let bundle: Awaited<ReturnType<typeof bundleOf>>;

  /** A device with open CVEs of one product. */
  const aDevice = async (product: string, cveIds: readonly string[], banner: string | null = null) => {
    const tenant = await aTenant({ store: test.store, jobs });
    const context: OperationContext = { ...tenant, intelligence: { current: () => bundle } };
    const site = await aSiteToSee(context);
    const ssh = aServiceAt(22, null);
    const service = { ...ssh, banner, identity: { ...ssh.identity, cpe: [cpe(product)] } };
    const findings = cveIds.map((cveId) => ({ ...aFindingOf(cveId, { service }), judgedCpe: cpe(product) }));
    const plain = findings.map((finding) => ({ ...finding, verdict: { ...finding.verdict, factors: [] } }));
    await seeHosts(context, site, [aHostResult('10.0.0.1', { services: [service] }, plain)]);
    const [device] = (await listDevices(context, {})).items;
    return { context, deviceId: device?.id ?? '' };
  };
  const adviceFor = async (product: string, cveIds: readonly string[], banner?: string) => {
    const { context, deviceId } = await aDevice(product, cveIds, banner);
    const { facts, steps, markdown } = await getDeviceMitigation(context, { deviceId });
    return { product: facts.products[0], steps: steps[0] ?? [], markdown };
  };
  const commandsOf = (steps: readonly { readonly commands: readonly string[] }[]) =>
    steps.flatMap(({ commands }) => commands);

  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    const listed = [
      records.sshRecord,
      records.tlsRecords[1],
      records.webRecord,
      records.winboxRecord,
      records.scepRecord,
      records.replayRecord,
    ].map(translateCveRecord);
    const known = new Set(listed.map(({ cveId }) => cveId));
    bundle = await bundleOf([
      record('CVE-2030-0001', openssh('9.3')),
      record('CVE-2030-0002', openssh('9.8')),
      ...listed.map((one) =>
        one.cveId === 'CVE-2026-89035' ? { ...one, description: 'A token of WebFig can be replayed.' } : one,
      ),
      ...readVendorFixes().filter(({ cveId }) => known.has(cveId)),
    ]);
  });
  afterAll(async () => {
    if (skip) return;
    bundle.close();
    await jobs.stop();
    await test.dispose();
  });

  it.skipIf(skip).each([
    // version, CVEs, lowest good version, its channel, other lines
    ['6.49.20', ['67279'], '6.49.21', 'long-term', ['7.23.5', '7.24.2', '7.25.1']],
    ['6.49.20', ['67279', '84411'], '6.49.23', 'long-term', ['7.23.8', '7.24.2', '7.25.1']],
    ['7.23.3', ['67279'], '7.23.5', 'long-term', ['7.24.2', '7.25.1']],
    ['7.24.1', ['67279'], '7.24.2', 'stable', ['7.25.1']],
    ['7.19.2', ['67279'], '7.24.2', 'stable', ['7.23.5', '7.25.1']],
    ['7.24.1', ['67279', '103903'], '7.24.5', 'stable', []],
    ['7.23.3', ['67279', '67278', '84411'], '7.23.8', 'long-term', ['7.24.3', '7.25.1']],
  ] as const)('RouterOS %s with %j goes to %s', async (version, cves, target, channel, others) => {
    const cveIds = cves.map((number) => `CVE-2026-${number}`);
    const { product } = await adviceFor(`o:mikrotik:routeros:${version}`, cveIds);
    expect(product?.target).toEqual({ version: target, channel, remaining: [] });
    const lines = product?.alternatives.filter(({ remaining }) => remaining.length === 0) ?? [];
    expect(lines.map((one) => one.version).toSorted()).toEqual([...others].toSorted());
    expect(product?.cves.every(({ fixedIn }) => fixedIn !== null)).toBe(true);
  });

  it.skipIf(skip)('passes over a release that broke something, and says which and why', async () => {
    const { product, markdown } = await adviceFor('o:mikrotik:routeros:7.23.3', ['CVE-2026-67279']);
    expect(product?.skipped).toMatchObject([{ version: '7.23.4', repairedIn: '7.23.5' }]);
    expect(product?.cves[0]?.fixedIn).toBe('7.23.5');
    expect(markdown).toContain('Not 7.23.4: IPv6 DHCP stops working.');
  });

  it.skipIf(skip)(
    'tells of security fixes that have no CVE yet, whether there is a finding or none',
    async () => {
      const release = {
        version: '7.25.2',
        releasedOn: '2026-09-03',
        notes: ['Important <b>security</b> update.'],
        instead: null,
      };
      const own = bundle;
      bundle = {
        ...own,
        routerOs: {
          ...own.routerOs,
          findBranch: (product) =>
            product === 'o:mikrotik:routeros'
              ? { support: null, beyond: null, securityReleases: [release] }
              : undefined,
        },
      };
      try {
        const words = 'RouterOS 7.25.2 (2026-09-03) contains security fixes without a CVE yet: "Important ';
        for (const cveIds of [[], ['CVE-2026-67279']]) {
          const { context, deviceId } = await aDevice('o:mikrotik:routeros:7.23.3', cveIds);
          const { facts, markdown } = await getDeviceMitigation(context, { deviceId });
          const [inProduct, beside] = [facts.products.flatMap(({ notes }) => notes), facts.notes];
          expect([inProduct.length, beside.length]).toEqual(cveIds.length === 0 ? [0, 1] : [1, 0]);
          expect([...inProduct, ...beside][0]).toContain(words);
          expect(markdown).toContain('contains security fixes without a CVE yet');
          expect(markdown).not.toContain('<b>');
        }
      } finally {
        bundle = own;
      }
    },
  );

  it.skipIf(skip)('makes no version up where nobody names one', async () => {
    const { product, steps, markdown } = await adviceFor('o:mikrotik:routeros:7.24.5', ['CVE-2026-89035']);
    expect(product).toMatchObject({ target: null, alternatives: [], cves: [{ fixedIn: null }] });
    expect(commandsOf(steps)).toContain('/ip service disable www,www-ssl');
    expect(commandsOf(steps).join('\n')).not.toContain('install');
    expect(markdown).toContain('**No fixed version is known.**');
    expect(markdown.replaceAll('7.24.5', '')).not.toMatch(/\b7\.\d+(?:\.\d+)?\b/u);
  });

  it.skipIf(skip)('tells what a version leaves open', async () => {
    const { product } = await adviceFor('o:mikrotik:routeros:6.49.8', ['CVE-2026-67279', 'CVE-2026-7668']);
    expect(product?.target).toEqual({
      version: '6.49.21',
      channel: 'long-term',
      remaining: ['CVE-2026-7668'],
    });
  });

  it.skipIf(skip)(
    'gives the commands in the order of doing, and leaves version 6 only when it must',
    async () => {
      const onSix = await adviceFor('o:mikrotik:routeros:6.49.20', ['CVE-2026-67279']);
      expect(commandsOf(onSix.steps)).toEqual([
        '/system backup save name=before-update',
        '/export file=before-update',
        '/system package update set channel=long-term',
        '/system package update check-for-updates',
        '/system package update install',
        '/system routerboard upgrade',
        '/system reboot',
        '/system resource print',
        '/system package print',
      ]);
      const toSeven = await adviceFor('o:mikrotik:routeros:6.49.23', ['CVE-2026-89035', 'CVE-2026-67278']);
      expect(toSeven.product?.target?.channel ?? 'upgrade').toBe('upgrade');
    },
  );

  it.skipIf(skip)('believes the channel that the router tells', async () => {
    const seen = await adviceFor(
      'o:mikrotik:routeros:7.19.2',
      ['CVE-2026-67279'],
      'RouterOS v7.19.2 (long-term)',
    );
    expect(seen.product?.channel).toEqual({ name: 'long-term', basis: 'seen' });
    expect(seen.product?.target).toMatchObject({ version: '7.23.5', channel: 'long-term' });
    const told = await adviceFor('o:mikrotik:routeros:7.19.2:*:*:*:ltr', ['CVE-2026-67279']);
    expect(told.product?.channel).toEqual({ name: 'long-term', basis: 'seen' });
  });

  it.skipIf(skip)(
    'names the version that mends all of another product, and leaves packages to Debian',
    async () => {
      const both = ['CVE-2030-0001', 'CVE-2030-0002'];
      const upstream = await adviceFor('a:openbsd:openssh:9.2:p1', both, 'SSH-2.0-OpenSSH_9.2p1');
      expect(upstream.product?.target).toEqual({ version: '9.8', channel: null, remaining: [] });
      expect(upstream.product?.cves.map(({ fixedIn }) => fixedIn).toSorted()).toEqual(['9.3', '9.8']);
      const packaged = await adviceFor(
        'a:openbsd:openssh:9.2:p1',
        both,
        'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3',
      );
      expect(packaged.product?.distribution).toBe('debian');
      expect(commandsOf(packaged.steps)).toContain('apt-get update');
      expect(packaged.markdown).toContain('its own advisories count');
    },
  );

  it.skipIf(skip)('looks as it always did', async () => {
    const { markdown } = await adviceFor('o:mikrotik:routeros:7.23.3', ['CVE-2026-67279', 'CVE-2026-84411']);
    await expect(markdown.replace(/`sha256:[0-9a-f]{64}`/u, '…')).toMatchFileSnapshot(
      '../../golden/device-mitigation.md',
    );
  });

  it.skipIf(skip)('belongs to those who may see the device', async () => {
    const { context, deviceId } = await aDevice('o:mikrotik:routeros:7.23.3', ['CVE-2026-67279']);
    const stranger = await aTenant({ store: test.store, jobs });
    await expect(getDeviceMitigation(stranger, { deviceId })).rejects.toMatchObject({
      code: 'device_not_found',
    });
    const blind = { ...context, actor: { ...context.actor, scopes: [] } };
    await expect(getDeviceMitigation(blind, { deviceId })).rejects.toMatchObject({ code: 'missing_scope' });
  });
});
