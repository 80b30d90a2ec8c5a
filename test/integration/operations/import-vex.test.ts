import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFindingRules } from '../../../src/operations/finding-rules/list-finding-rules.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { unknownIdentity } from '../../../src/domain/service-identity.ts';
import type { Finding } from '../../../src/domain/scan-result.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { importVex } from '../../../src/operations/vex-imports/import-vex.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aFindingOf, aHostResult, aServiceAt } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const [first, second] = ['CVE-2030-0001', 'CVE-2030-0002'];
const cpe = aFindingOf(first).judgedCpe;
const elsewhere = 'cpe:2.3:a:other:program:1.0:*:*:*:*:*:*:*';

const openVex = (statements: readonly object[], over: object = {}) =>
  JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.net/vex/1',
    author: 'Example Networks',
    timestamp: '2030-01-01T00:00:00Z',
    version: 1,
    statements,
    ...over,
  });
const says = (status: string, cveId = first, product: object = { identifiers: { cpe23: cpe } }) => ({
  vulnerability: { name: cveId },
  products: [{ '@id': 'pkg:generic/program', ...product }],
  status,
});

const csaf = (groups: Readonly<Record<string, readonly string[]>>, category = 'product_name', named = cpe) =>
  JSON.stringify({
    document: {
      csaf_version: '2.0',
      publisher: { name: 'Example Networks' },
      tracking: { id: 'EN-2030-1', version: '1.0.0', current_release_date: '2030-01-01T00:00:00Z' },
    },
    product_tree: {
      branches: [
        {
          branches: [
            {
              category,
              product: {
                product_id: 'ours',
                name: 'The program',
                product_identification_helper: { cpe: named },
              },
            },
          ],
        },
      ],
      full_product_names: [{ product_id: 'nameless', name: 'Something without a CPE' }],
    },
    vulnerabilities: [
      {
        cve: first,
        product_status: groups,
        flags: [{ label: 'component_not_present', product_ids: ['ours'] }],
        threats: [{ category: 'impact', details: 'Built without it.', product_ids: ['ours'] }],
      },
    ],
  });

describe.each(engines)('what a VEX document says, on $engine,', ({ open, skip }) => {
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

  async function aPlace() {
    const clock = new MovableClock('2030-01-02T00:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', {}, [aFindingOf(first), aFindingOf(second)])]);
    return { context, siteId, clock };
  }
  const states = async (context: OperationContext) =>
    Object.fromEntries((await listFindings(context)).items.map(({ cveId, state }) => [cveId, state]));

  it.skipIf(skip)('counts as a rule that names it, once', async () => {
    const { context } = await aPlace();
    const justification = 'vulnerable_code_not_present';
    const content = openVex([{ ...says('not_affected'), justification, impact_statement: 'Left out.' }]);
    expect(await importVex(context, { content })).toMatchObject({
      wasThere: false,
      rules: 1,
      covers: 1,
      idle: [],
    });
    expect(await states(context)).toEqual({ [first]: 'false_positive', [second]: 'open' });
    const again = await importVex(context, { content });
    expect(again).toMatchObject({ wasThere: true, rules: 1, covers: 1 });
    const { items } = await listFindingRules(context);
    expect(items).toMatchObject([
      { vexDocumentId: again.id, product: cpe, status: 'false_positive', vexJustification: justification },
    ]);
    expect(items[0]?.justification).toBe(
      'Example Networks, https://example.net/vex/1, version 1: not_affected: Left out.',
    );
  });

  it.skipIf(skip)('hides nothing by another status, for another product or without one', async () => {
    const { context } = await aPlace();
    const statements = [
      says('affected', second),
      says('under_investigation', second),
      says('surely_fine'),
      says('not_affected', 'GHSA-1234'),
      says('not_affected', first, {}),
      says('not_affected', first, { identifiers: { cpe23: 'cpe:2.3:*:*:*:*:*:*:*:*:*:*:*' } }),
      says('fixed', first, { identifiers: { cpe23: 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*' } }),
      says('not_affected', first, { identifiers: { cpe23: elsewhere } }),
    ];
    const imported = await importVex(context, { content: openVex(statements) });
    expect(imported).toMatchObject({ rules: 1, covers: 0 });
    expect(imported.idle.map(({ why, status }) => `${why} ${status}`)).toEqual([
      'status affected',
      'status under_investigation',
      'status other',
      'cve_unknown not_affected',
      'product_unknown not_affected',
      'product_unknown not_affected',
      'version_missing fixed',
    ]);
    expect(await states(context)).toEqual({ [first]: 'open', [second]: 'open' });
  });

  it.skipIf(skip)('gives way to a newer version of it, never to an older one', async () => {
    const { context, clock } = await aPlace();
    await importVex(context, { content: openVex([says('fixed')]) });
    clock.advance(1000);
    const newer = { timestamp: '2030-02-01T00:00:00Z', version: 2 };
    await importVex(context, { content: openVex([says('affected'), says('not_affected', second)], newer) });
    expect(await states(context)).toEqual({ [first]: 'reopened', [second]: 'false_positive' });
    await expect(importVex(context, { content: openVex([says('fixed')]) })).rejects.toMatchObject({
      code: 'vex_outdated',
    });
    const other = openVex([says('fixed')], { '@id': 'https://example.net/vex/2' });
    clock.advance(1000);
    expect(await importVex(context, { content: other })).toMatchObject({ covers: 1 });
  });

  it.skipIf(skip)('is read in CSAF too, by the products of its tree', async () => {
    const { context } = await aPlace();
    const content = csaf({ known_not_affected: ['ours', 'nameless', 'missing'], recommended: ['ours'] });
    const imported = await importVex(context, { content });
    expect(imported).toMatchObject({ format: 'csaf', documentId: 'EN-2030-1', rules: 1, covers: 1 });
    expect(imported.idle.map(({ why }) => why)).toEqual(['product_unknown', 'product_unknown', 'status']);
    expect((await listFindingRules(context)).items).toMatchObject([
      {
        vexJustification: 'component_not_present',
        justification: expect.stringContaining('Built without it.') as string,
      },
    ]);
  });

  it.skipIf(skip)('decides by its newest word about a product', async () => {
    const { context } = await aPlace();
    const at = (timestamp: string, statement: object) => ({ ...statement, timestamp });
    const statements = [
      at('2030-01-01T12:00:00Z', says('affected')),
      says('not_affected'),
      says('affected', second),
      at('2030-01-01T01:00:00+00:00', says('fixed', second.toLowerCase())),
    ];
    const imported = await importVex(context, { content: openVex(statements) });
    expect(imported.idle.map(({ why, status }) => `${why} ${status}`)).toEqual([
      'status affected',
      'overridden not_affected',
      'overridden affected',
    ]);
    expect(await states(context)).toEqual({ [first]: 'open', [second]: 'false_positive' });
  });

  it.skipIf(skip)('hides nothing that it contradicts', async () => {
    const { context, siteId } = await aPlace();
    const named = (cpe23: string) => ({ '@id': cpe23, identifiers: { cpe23 } });
    const [wide, narrow] = ['*', '9.2'].map((version) =>
      named(`cpe:2.3:a:acme:server:${version}:*:*:*:*:*:*:*`),
    );
    const wild = named('cpe:2.3:a:acme:s*:9.2:*:*:*:*:*:*:*');
    const service = (address: string) => ({
      '@id': `urn:sitewarden:service:${siteId}:${address}:22:tcp`,
      subcomponents: [narrow],
    });
    const pairs: (readonly [object | undefined, object | undefined, boolean])[] = [
      [wide, wide, true],
      [wide, narrow, true],
      [narrow, wide, true],
      [narrow, wild, true],
      [wild, narrow, true],
      [narrow, named('cpe:2.3:a:acme:server:9.3:*:*:*:*:*:*:*'), false],
      [narrow, named(elsewhere), false],
      [narrow, service('10.0.0.1'), true],
      [service('10.0.0.1'), narrow, true],
      [service('10.0.0.1'), service('10.0.0.2'), false],
      [{ '@id': 'pkg:a', identifiers: { cpe23: cpe } }, { '@id': 'pkg:a' }, true],
      [{ '@id': 'pkg:a', identifiers: { cpe23: cpe } }, { '@id': 'pkg:b' }, false],
    ];
    for (const [at, [fine, bad, isContradicted]] of pairs.entries()) {
      for (const status of ['affected', 'under_investigation']) {
        const statements = [says('not_affected', first, fine), says(status, first, bad)];
        const name = { '@id': `https://example.net/vex/${status}/${at}` };
        const imported = await importVex(context, { content: openVex(statements, name) });
        const whys = imported.idle.map(({ why }) => why);
        expect([at, whys]).toEqual([at, isContradicted ? ['contradicted', 'status'] : ['status']]);
      }
    }
  });

  it.skipIf(skip)('hides nothing at services of sites that are not there', async () => {
    const { context, siteId } = await aPlace();
    const service = (site: string, address = '10.0.0.1') => ({
      '@id': `urn:sitewarden:service:${site}:${address}:22:tcp`,
      identifiers: { cpe23: cpe },
      subcomponents: [{ identifiers: { cpe23: cpe } }],
    });
    const foreign = '7b0d8a52-0f7e-4f0a-9a58-0d3c2c0f6a11';
    const products = [
      service('none'),
      service(foreign),
      service('x'),
      service(siteId, '10.0.0'),
      { ...service(siteId), '@id': 'urn:sitewarden:service:' },
    ];
    const statements = products.map((product) => says('not_affected', first, product));
    const imported = await importVex(context, { content: openVex(statements) });
    expect(imported).toMatchObject({ rules: 0, covers: 0 });
    expect(imported.idle.map(({ why }) => why)).toEqual(products.map(() => 'other_site'));
    const here = openVex([says('not_affected', first, service(siteId.toUpperCase()))], { version: 2 });
    expect(await importVex(context, { content: here })).toMatchObject({ rules: 1, covers: 1 });
    const other = await aSiteToSee(context);
    const there = await importVex(context, { content: here, siteId: other });
    expect(there.idle.map(({ why }) => why)).toEqual(['other_site']);
  });

  it.skipIf(skip)('hides no version that a branch of CSAF does not mean', async () => {
    const { context } = await aPlace();
    const whys = async (...of: Parameters<typeof csaf>) =>
      (await importVex(context, { content: csaf(...of) })).idle.map(({ why, status }) => `${why} ${status}`);
    const every = 'cpe:2.3:a:acme:server:*:*:*:*:*:*:*:*';
    const groups = { known_not_affected: ['ours'] };
    for (const category of ['product_version', 'product_version_range']) {
      expect(await whys(groups, category, every)).toEqual(['version_missing not_affected']);
      expect(await whys(groups, category)).toEqual([]);
    }
    expect(await whys(groups, 'product_name', every)).toEqual([]);
    expect(await whys({ constructor: ['ours'] })).toEqual(['status other']);
  });

  it.skipIf(skip)('is refused where it cannot be kept, or says too much', async () => {
    const { context } = await aPlace();
    const statements = [says('not_affected')];
    for (const bad of ['a\0', 'a\ud800', 'é'.repeat(251), '']) {
      for (const name of ['@id', 'author', 'version']) {
        const content = openVex(statements, { [name]: bad });
        await expect(importVex(context, { content })).rejects.toMatchObject({ code: 'vex_malformed' });
      }
      for (const word of ['"EN-2030-1"', '"1.0.0"', '"Example Networks"']) {
        const content = csaf({}).replace(word, JSON.stringify(bad));
        await expect(importVex(context, { content })).rejects.toMatchObject({ code: 'vex_malformed' });
      }
    }
    const many = { vulnerability: first, products: Array<string>(10_000).fill('p'), status: 'affected' };
    const most = Array.from({ length: 10 }, () => many);
    const content = openVex([...most, { ...many, products: ['p'] }]);
    await expect(importVex(context, { content })).rejects.toMatchObject({ code: 'vex_too_large' });
    expect((await importVex(context, { content: openVex(most) })).idle).toHaveLength(100_000);
  });

  it.skipIf(skip)('counts at one service where it names one of ours', async () => {
    const { context, siteId } = await aPlace();
    await seeHosts(context, siteId, [aHostResult('10.0.0.2', {}, [aFindingOf(first)])]);
    const product = {
      '@id': `urn:sitewarden:service:${siteId}:10.0.0.2:22:tcp`,
      subcomponents: [{ identifiers: { cpe23: cpe } }],
    };
    const content = openVex([says('not_affected', first, product)]);
    expect(await importVex(context, { content })).toMatchObject({ rules: 1, covers: 1 });
    const { items } = await listFindings(context, { state: 'false_positive' });
    expect(items.map(({ device }) => device.ipAddress)).toEqual(['10.0.0.2']);
  });

  it.skipIf(skip)('hides no other service of the device', async () => {
    const { context, siteId } = await aPlace();
    const at = (port: number, over: object = {}) => ({
      ...aFindingOf(first, { service: aServiceAt(port) }),
      ...over,
    });
    const stateAfter = async (...findings: readonly Finding[]) => {
      await seeHosts(context, siteId, [
        aHostResult('10.0.0.1', { services: findings.map(({ service }) => service) }, findings),
      ]);
      return (await states(context))[first];
    };
    expect(await stateAfter(at(22), at(2222, { judgedCpe: elsewhere }))).toBe('open');
    await importVex(context, { content: openVex([says('not_affected')]) });
    expect((await states(context))[first]).toBe('open');
    // A scan that saw less has not shown that the other one is gone.
    expect(await stateAfter(at(22))).toBe('open');
    expect(await stateAfter(at(22), at(2222))).toBe('false_positive');

    const service = {
      '@id': `urn:sitewarden:service:${siteId}:10.0.0.1:22:tcp`,
      subcomponents: [{ identifiers: { cpe23: cpe } }],
    };
    const content = openVex([says('not_affected', first, service)], { version: 2 });
    expect(await importVex(context, { content })).toMatchObject({ rules: 1, covers: 0 });
    const { items } = await listFindingRules(context, { status: 'false_positive' });
    expect(items[0]).toMatchObject({ port: 22, transport: 'tcp' });
    // Nor is one gone that answered and did not say what it is: it is kept as what it said before.
    const told = aServiceAt(2222);
    const silent = { ...told, identity: unknownIdentity };
    const services = [aServiceAt(22), silent];
    const before = (await states(context))[first];
    expect(before).toMatch(/^(?:open|reopened)$/u);
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', { services }, [at(22)])]);
    expect((await states(context))[first]).toBe(before);
  });

  it.skipIf(skip)('is refused where it is none, or not for whoever asks', async () => {
    const { context, siteId } = await aPlace();
    const deep = `${'{"branches":['.repeat(5000)}1${']}'.repeat(5000)}`;
    for (const content of ['{', '[]', '{"a":1}', '"x"', deep, csaf({}).replace('"2.0"', '"3.0"')]) {
      await expect(importVex(context, { content })).rejects.toMatchObject({ code: 'vex_malformed' });
    }
    const here = asActor(context, { siteIds: [siteId] });
    const content = openVex([says('not_affected')]);
    await expect(importVex(here, { content })).rejects.toMatchObject({ code: 'restricted_to_sites' });
    expect(await importVex(here, { content, siteId })).toMatchObject({ covers: 1, siteId });
  });
});
