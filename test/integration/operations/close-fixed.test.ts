import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation, TlsObservation } from '../../../src/domain/observation.ts';
import { judgeAbsence } from '../../../src/matching/judge-absence.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { bundleOf, configuration, node, record, vulnerable } from '../matching/bundle-of.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const certificate: TlsObservation = {
  protocol: 'TLSv1.3',
  cipher: null,
  subject: null,
  issuer: null,
  validFrom: null,
  validTo: null,
  fingerprintSha256: 'ab'.repeat(32),
  altNames: [],
};

describe.each(engines)('a scan that sees a mended version, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let bundle: IntelligenceBundle;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    const matches = [vulnerable('a:acme:server', { endExcluding: '2.0' })];
    bundle = await bundleOf([record('CVE-2030-1001', [configuration('OR', [node('OR', matches)])])]);
  });
  afterAll(async () => {
    if (skip) return;
    bundle.close();
    await jobs.stop();
    await test.dispose();
  });

  /** Sees a host in an old version, then in a mended one; gives why its finding is closed. */
  async function closedBy(first: Partial<HostObservation>, tls: TlsObservation | null = null) {
    const clock = new MovableClock('2030-01-01T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const siteId = await aSiteToSee(context);
    for (const version of ['1.0', '2.0']) {
      clock.advance(60_000);
      const at = clock.now().toISOString();
      const ssh = anSshService();
      const cpe = [`cpe:2.3:a:acme:server:${version}:*:*:*:*:*:*:*`];
      const web = { ...ssh, port: 443, tls, identity: { ...ssh.identity, version, cpe, extra: {} } };
      const nobody = { hostname: null, macAddress: null, manufacturer: null };
      const host = { ...aHost([web], '10.0.0.5'), ...nobody, ...first, startedAt: at, finishedAt: at };
      await seeHosts(context, siteId, [judgeHost(bundle, host)], context.newId(), (absent) =>
        judgeAbsence(bundle, absent),
      );
    }
    const rows = await test.store.db
      .selectFrom('findings')
      .select('closed_reason')
      .where('organization_id', '=', context.organizationId)
      .execute();
    return rows.map((row) => row.closed_reason);
  }

  it.skipIf(skip)('closes nothing at an address that may be another machine by now', async () => {
    expect(await closedBy({})).toEqual([null]);
    expect(await closedBy({ hostname: 'dhcp-5.example' })).toEqual([null]);
  });

  it.skipIf(skip)('closes what is mended on a device that it knows again', async () => {
    expect(await closedBy({ macAddress: '00:0C:42:00:00:01' })).toEqual(['fixed_verified']);
    expect(await closedBy({ hostname: 'shop.example' })).toEqual(['fixed_verified']);
    expect(await closedBy({}, certificate)).toEqual(['fixed_verified']);
  });
});
