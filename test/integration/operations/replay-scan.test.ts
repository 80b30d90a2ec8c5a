import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import {
  openIntelligence,
  type IntelligenceBundle,
} from '../../../src/operations/intelligence/open-intelligence.ts';
import { replayScan } from '../../../src/operations/scans/replay-scan.ts';
import { renderScanJson } from '../../../src/reports/json/render-scan-json.ts';
import type { ScanJson } from '../../../src/reports/json/scan-json.ts';
import { aHost, anSshService, aScanResult } from '../../support/a-scan-result.ts';

let bundle: IntelligenceBundle;
beforeAll(async () => {
  bundle = await openIntelligence(undefined);
});
afterAll(() => bundle.close());

/** A scan of a service with schedule and site, judged with the shipped baseline, as a file of JSON. */
function aScanFile(): string {
  const old = anSshService();
  const router = {
    ...old,
    port: 8291,
    identity: { ...old.identity, cpe: ['cpe:2.3:o:mikrotik:routeros:6.42:*:*:*:*:*:*:*'], extra: {} },
  };
  const site = { id: '9c43cc81-9b05-4d0e-8b4b-3c6f6d1f2a7e', name: 'Head office' };
  const result = {
    ...aScanResult(),
    origin: {
      scanCode: 'ABC-DEF-GHJ',
      scanScheduleId: null,
      status: 'finished' as const,
      warningThreshold: 7,
      sites: 2,
    },
    intel: bundle.info,
    hosts: [aHost([old, router]), aHost([], '192.0.2.11')].map((host) => ({
      ...judgeHost(bundle, host),
      site,
    })),
  };
  return JSON.stringify(renderScanJson(result), undefined, 2);
}
const read = (text: string) => JSON.parse(text) as ScanJson;

describe('a replay', () => {
  it('gives the same scan byte for byte', () => {
    const replay = replayScan(bundle, read(aScanFile()), false);
    expect(replay.differences).toEqual([]);
    expect(replay.findings).toBeGreaterThan(2);
  });

  it('needs no field that results of older versions lack', () => {
    const json = read(aScanFile());
    for (const { services } of json.hosts) for (const service of services) delete service.observation;
    expect(replayScan(bundle, json, false).differences).toEqual([]);
  });

  it('is not disturbed by what people decided since', () => {
    const json = read(aScanFile());
    const [finding] = json.hosts[0]!.findings;
    finding!.decision = {
      status: 'accepted',
      by: 'decision',
      id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d61',
      justification: 'It is behind a firewall.',
      vex_justification: null,
      vex_document: null,
      decided_by: 'user:3',
      decided_at: '2026-11-24T08:00:00.000Z',
      expires_at: null,
    };
    expect(replayScan(bundle, json, false).differences).toEqual([]);
  });

  it('names what was changed, taken away, added, and put in another order', () => {
    const json = read(aScanFile());
    const [host] = json.hosts;
    const [first, second, third] = host!.findings;
    first!.confidence = 99;
    first!.evidence.statement = 'something else';
    host!.findings = [first!, { ...second!, cve_id: 'CVE-2030-9999' }, ...host!.findings.slice(2)];
    json.summary.cve_count += 1;
    const { differences } = replayScan(bundle, json, false);
    const place = (finding: typeof first) => `192.0.2.10 ${finding!.service.port}/tcp ${finding!.cve_id}`;
    expect(differences).toEqual([
      { kind: 'changed', what: place(first), fields: ['confidence', 'evidence'] },
      { kind: 'missing', what: place({ ...second!, cve_id: 'CVE-2030-9999' }), fields: [] },
      { kind: 'new', what: place(second), fields: [] },
      { kind: 'changed', what: 'summary', fields: ['cve_count'] },
    ]);
    const turned = read(aScanFile());
    turned.hosts[0]!.findings = [second!, first!, third!, ...turned.hosts[0]!.findings.slice(3)].map(
      (finding) =>
        read(aScanFile()).hosts[0]!.findings.find(
          ({ cve_id, service }) => cve_id === finding.cve_id && service.port === finding.service.port,
        )!,
    );
    expect(replayScan(bundle, turned, false).differences).toEqual([
      { kind: 'changed', what: '192.0.2.10 order', fields: [] },
    ]);
  });

  it('sees when an observation was changed', () => {
    const json = read(aScanFile());
    json.hosts[0]!.services[1]!.cpe = ['cpe:2.3:o:mikrotik:routeros:7.24.2:*:*:*:*:*:*:*'];
    expect(replayScan(bundle, json, false).differences.map(({ kind }) => kind)).toContain('missing');
  });

  it('refuses another bundle unless told otherwise, and what is no scan', () => {
    const json = read(aScanFile());
    json.scan.intel.digest = `sha256:${'9'.repeat(64)}`;
    expect(() => replayScan(bundle, json, false)).toThrow(/sha256:9+/u);
    expect(replayScan(bundle, json, true).differences).toEqual([
      { kind: 'changed', what: 'scan', fields: ['intel'] },
    ]);
    expect(() => replayScan(bundle, { hosts: [] }, false)).toThrow('This is no JSON of a scan');
  });
});
