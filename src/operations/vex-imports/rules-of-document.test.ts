import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { HostResult } from '../../domain/scan-result.ts';
import { renderCsaf } from '../../reports/csaf/render-csaf.ts';
import { renderOpenVex } from '../../reports/openvex/render-openvex.ts';
import { undecidedReport } from '../../reports/model/scan-report.ts';
import { aFindingOf, aHostResult } from '../../../test/support/a-host-result.ts';
import { aScanResult } from '../../../test/support/a-scan-result.ts';
import { tierOf } from '../findings/tier-of.ts';
import { readCsaf } from './read-csaf.ts';
import { readOpenVex } from './read-openvex.ts';
import { rulesOfDocument } from './rules-of-document.ts';

const cveId = 'CVE-2030-0001';
const siteId = '7b0d8a52-0f7e-4f0a-9a58-0d3c2c0f6a11';
const cpe = 'cpe:2.3:a:acme:server:9.2:*:*:*:*:*:*:*';
const places = { siteId: null, sites: new Set([siteId]) };

const ofCsaf = (helper: object, { of = 'P1', relationships = [] as object[] } = {}) =>
  readCsaf({
    document: {
      csaf_version: '2.0',
      publisher: { name: 'Example Networks' },
      tracking: { id: 'EN-2030-1', version: '1', current_release_date: '2030-01-01T00:00:00Z' },
    },
    product_tree: {
      full_product_names: [{ product_id: 'P1', name: 'ours', product_identification_helper: helper }],
      relationships,
    },
    vulnerabilities: [{ cve: cveId, product_status: { known_not_affected: [of] } }],
  });
const ofOpenVex = (product: object) =>
  readOpenVex({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.net/vex/1',
    author: 'Example Networks',
    timestamp: '2030-01-01T00:00:00Z',
    version: 1,
    statements: [{ vulnerability: { name: cveId }, products: [product], status: 'not_affected' }],
  });
const outcome = (document: ReturnType<typeof readCsaf>) => {
  if (document === undefined) throw new Error('It could not be read.');
  const { rules, idle } = rulesOfDocument(document, places);
  return { networks: rules.map(({ network }) => network), whys: idle.map(({ why }) => why) };
};

describe('what a document says of one of our services', () => {
  const hosts = ['10.0.0.1', '10.0.0.2'].map((address) => ({
    ...aHostResult(address, {}, [aFindingOf(cveId)]),
    site: { id: siteId, name: 'One' },
  }));
  const decided = {
    ...undecidedReport({ ...aScanResult(), hosts }, '1.0.0', tierOf),
    decisionOf: (host: HostResult) =>
      host.host.ipAddress === '10.0.0.2'
        ? {
            kind: 'false_positive' as const,
            reason: 'Built without it.',
            decidedAt: '2030-01-01T00:00:00Z',
            expiresAt: null,
            vexJustification: null,
            source: { by: 'rule' as const, id: 'rule-1' },
            decidedBy: 'user:1',
            vexDocument: null,
          }
        : undefined,
  };

  it('counts at that service when our own report is read again, in both forms', async () => {
    const csaf = readCsaf(JSON.parse(await text(renderCsaf(decided))));
    expect(outcome(csaf)).toEqual({ networks: ['10.0.0.2'], whys: ['status'] });
    const openVex = readOpenVex(JSON.parse(await text(renderOpenVex(decided))));
    expect(outcome(openVex)).toEqual({ networks: ['10.0.0.2'], whys: ['status'] });
  });

  it('counts nowhere in CSAF when the service cannot be read', () => {
    const uris = (uri: string) => ({ cpe, x_generic_uris: [{ namespace: 'urn:x', uri }] });
    expect(outcome(ofCsaf(uris('urn:sitewarden:service:none:10.0.0.1:22:tcp'))).whys).toEqual(['other_site']);
    expect(outcome(ofCsaf(uris(`urn:sitewarden:service:${siteId}`))).whys).toEqual(['other_site']);
    expect(outcome(ofCsaf(uris(`urn:sitewarden:service:${siteId}:10.0.0.1:0:tcp`))).whys).toEqual([
      'other_site',
    ]);
    expect(outcome(ofCsaf(uris('https://example.net/server')))).toEqual({ networks: [null], whys: [] });
  });
});

describe('what a document says of a product that it names more closely than by its CPE name', () => {
  it.each([
    { serial_numbers: ['A1'] },
    { skus: ['A1'] },
    { model_numbers: ['A1'] },
    { hashes: [{ file_hashes: [{ algorithm: 'sha256', value: 'ab' }], filename: 'a' }] },
    { purl: 'pkg:deb/debian/server@9.2-2+deb12u3' },
    { purl: 'pkg:rpm/redhat/server' },
    { purl: 'pkg:generic/server@9.2?arch=arm64' },
    { purl: 'pkg:generic/server@9.2-r4' },
  ])('hides nothing: %j', (helper) => {
    expect(outcome(ofCsaf({ cpe, ...helper }))).toEqual({ networks: [], whys: ['narrower'] });
  });

  it('hides nothing where CSAF means it as a part of something else, unless at a service of ours', () => {
    const uri = `urn:sitewarden:service:${siteId}:10.0.0.1:22:tcp`;
    const part = (helper: object) => {
      const full = { product_id: 'P2', name: 'server in a box', product_identification_helper: helper };
      const relationship = { category: 'default_component_of', full_product_name: full };
      return ofCsaf({ cpe }, { of: 'P2', relationships: [relationship] });
    };
    expect(outcome(part({ cpe }))).toEqual({ networks: [], whys: ['narrower'] });
    expect(outcome(part({ purl: 'pkg:github/redis/redis' }))).toEqual({ networks: [], whys: ['narrower'] });
    const ours = part({ cpe, x_generic_uris: [{ namespace: 'urn:x', uri }] });
    expect(outcome(ours)).toEqual({ networks: ['10.0.0.1'], whys: [] });
  });

  it('counts where what stands beside the name says no more', () => {
    for (const helper of [
      { serial_numbers: [] },
      { purl: 'pkg:generic/server' },
      { purl: 'pkg:npm/%40a/b@9.2' },
    ])
      expect(outcome(ofCsaf({ cpe, ...helper }))).toEqual({ networks: [null], whys: [] });
  });

  it('hides nothing in OpenVEX either', () => {
    const purl = 'pkg:deb/debian/server@9.2-2+deb12u3';
    for (const product of [
      { identifiers: { cpe23: cpe, purl } },
      { '@id': purl, identifiers: { cpe23: cpe } },
      { '@id': 'https://example.net/a', identifiers: { cpe23: cpe }, hashes: { 'sha-256': 'ab' } },
      {
        '@id': `urn:sitewarden:service:${siteId}:10.0.0.1:22:tcp`,
        subcomponents: [{ '@id': purl, identifiers: { cpe23: cpe } }],
      },
    ])
      expect(outcome(ofOpenVex(product))).toEqual({ networks: [], whys: ['narrower'] });
    expect(outcome(ofOpenVex({ '@id': 'pkg:generic/server', identifiers: { cpe23: cpe } })).whys).toEqual([]);
  });
});

describe('what a document says of Debian and of its upstream', () => {
  const upstreamCpe = 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*';
  const build = 'pkg:deb/debian/openssh@1:9.2p1-2%2Bdeb12u3';
  const named = (purl: string) => ({ '@id': purl, identifiers: { purl } });
  const upstream = { '@id': 'ours', identifiers: { cpe23: upstreamCpe } };
  const whysOf = (doubt: object, cleared: object) =>
    outcome(
      readOpenVex({
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': 'https://example.net/vex/1',
        author: 'Example Networks',
        timestamp: '2030-01-01T00:00:00Z',
        version: 1,
        statements: [
          { vulnerability: { name: cveId }, products: [doubt], status: 'affected' },
          { vulnerability: { name: cveId }, products: [cleared], status: 'not_affected' },
        ],
      }),
    ).whys;

  it.each([
    ['a build of Debian and its upstream by CPE name', named(build), upstream],
    [
      'what has a CPE name too',
      { '@id': 'ours', identifiers: { cpe23: upstreamCpe, purl: build } },
      named(build),
    ],
    [
      'a version that nobody here reads',
      named('pkg:github/redis/redis@8.0-rc1'),
      named('pkg:github/redis/redis'),
    ],
    [
      'one architecture, by two package URLs',
      { '@id': `${build}?arch=amd64`, identifiers: { purl: build } },
      named(build),
    ],
  ])('hides nothing where it is in doubt of it: %s', (_, doubt, cleared) => {
    expect(whysOf(doubt, cleared)).toEqual(['status', 'contradicted']);
  });

  it('counts for the build where the upstream alone is in doubt', () => {
    expect(whysOf(upstream, named(build))).toEqual(['status']);
    const release = named('pkg:github/openssh/openssh-portable@V_9_2_P1');
    expect(whysOf(release, named(build))).toEqual(['status']);
    expect(whysOf(named(build), release)).toEqual(['status']);
  });
});
