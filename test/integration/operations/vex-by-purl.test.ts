import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/scan-result.ts';
import { unknownIdentity } from '../../../src/domain/service-identity.ts';
import { listFindingRules } from '../../../src/operations/finding-rules/list-finding-rules.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { importVex } from '../../../src/operations/vex-imports/import-vex.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aFindingOf, aHostResult, aServiceAt } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const cveId = 'CVE-2030-0001';
const openssh = 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*';
const ssh = (port: number, extra: Readonly<Record<string, string>>): Finding => {
  const identity = { ...unknownIdentity, version: '9.2p1', cpe: [openssh], extra };
  const finding = aFindingOf(cveId, { service: { ...aServiceAt(port), identity } });
  return { ...finding, judgedCpe: openssh };
};
const debian = { distribution: 'Debian', package_revision: '2+deb12u3' };
const exact = 'pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3?distro=debian-12';

describe.each(engines)('VEX statements by package URL on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
  });
  afterAll(async () => {
    if (skip) return;
    await jobs.stop();
    await test.dispose();
  });

  async function aPlace(...findings: readonly Finding[]) {
    const clock = new MovableClock('2030-01-02T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const siteId = await aSiteToSee(context);
    const services = findings.map(({ service }) => service);
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', { services }, findings)]);
    let version = 0;
    const says = async (statements: readonly (readonly [string, string])[]) => {
      version += 1;
      clock.advance(1000);
      const content = JSON.stringify({
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': 'https://example.net/vex/1',
        author: 'Example Networks',
        timestamp: clock.now().toISOString(),
        version,
        statements: statements.map(([purl, status]) => ({
          vulnerability: { name: cveId },
          products: [{ '@id': purl, identifiers: { purl } }],
          status,
        })),
      });
      const { idle, covers } = await importVex(context, { content });
      return { whys: idle.map(({ why }) => why), covers };
    };
    return { context, siteId, says };
  }

  it.skipIf(skip)('hide what is exactly that package, and show how they name it', async () => {
    const { context, says } = await aPlace(ssh(22, debian));
    expect(await says([[exact, 'not_affected']])).toEqual({ whys: [], covers: 1 });
    const [finding] = (await listFindings(context)).items;
    expect(finding?.state).toBe('false_positive');
    const [rule] = (await listFindingRules(context, { ended: false })).items;
    expect(rule).toMatchObject({ product: null, purl: exact });
    expect(await says([['pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3', 'fixed']])).toMatchObject({
      covers: 1,
    });
  });

  it.skipIf(skip).each([
    ['pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u4', 'not_affected', []],
    ['pkg:deb/debian/openssh', 'fixed', ['version_missing']],
    ['pkg:github/openssh/openssh-portable@V_9_2_P1', 'not_affected', []],
    [`${exact}&arch=amd64`, 'not_affected', ['narrower']],
    ['pkg:deb/ubuntu/openssh@1:9.2p1-2%2Bdeb12u3', 'not_affected', ['product_unknown']],
    ['pkg:generic/openssh@9.2p1', 'not_affected', ['product_unknown']],
    ['pkg:generic/%zz', 'not_affected', ['product_unknown']],
  ])('hide nothing where they are not certain: %s', async (purl, status, whys) => {
    const { context, says } = await aPlace(ssh(22, debian));
    expect(await says([[purl, status]])).toEqual({ whys, covers: 0 });
    expect((await listFindings(context)).items[0]?.state).toBe('open');
  });

  it.skipIf(skip)(
    'hide nothing that they contradict, or that another service of the device shows',
    async () => {
      const { says } = await aPlace(ssh(22, debian), ssh(2222, {}));
      expect(await says([[exact, 'not_affected']])).toEqual({ whys: [], covers: 0 });
      const upstream = ['pkg:github/openssh/openssh-portable@V_9_2_P1', 'not_affected'] as const;
      expect(await says([[exact, 'not_affected'], upstream])).toEqual({ whys: [], covers: 1 });
      for (const doubt of [
        'pkg:deb/debian/openssh',
        'pkg:deb/debian/openssh-server@1:9.2p1-2%2Bdeb12u3?arch=arm64',
        'pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3',
      ])
        expect(
          (
            await says([
              [exact, 'not_affected'],
              [doubt, 'under_investigation'],
            ])
          ).whys,
        ).toEqual(['contradicted', 'status']);
      expect((await says([upstream, ['pkg:github/openssh/openssh-portable', 'affected']])).whys).toEqual([
        'contradicted',
        'status',
      ]);
      const other = ['pkg:deb/debian/openssh?distro=bullseye', 'affected'] as const;
      expect((await says([[exact, 'not_affected'], other])).whys).toEqual(['status']);
    },
  );
});
