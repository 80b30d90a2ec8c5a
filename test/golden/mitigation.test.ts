import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdviceQuestion } from '../../src/domain/advice-writer.ts';
import type { CveDetail, IntelligenceView } from '../../src/domain/intelligence-view.ts';
import { allPermissions, type Permission } from '../../src/domain/permission.ts';
import { openIntelligence, type IntelligenceBundle } from '../../src/operations/intelligence/open-intelligence.ts';
import { getMitigationSteps } from '../../src/operations/mitigation/get-mitigation-steps.ts';
import type { OperationContext } from '../../src/operations/operation-context.ts';
import { markdownLink, markdownText } from '../../src/reports/mitigation/markdown-text.ts';
import { aFinding, anSshService } from '../support/a-scan-result.ts';

let bundle: IntelligenceBundle;
beforeAll(async () => {
  bundle = await openIntelligence(undefined);
});
afterAll(() => bundle.close());

/** The operation reads nothing but the intelligence and who asks. */
function asking(
  intelligence: IntelligenceView = bundle,
  scopes: readonly Permission[] = allPermissions,
): OperationContext {
  const actor = { kind: 'jwt', id: 'someone', scopes, siteIds: null } as const;
  return { actor, intelligence: { current: () => intelligence } } as unknown as OperationContext;
}

/** The digest of the whole baseline changes with every fact of it, which is not what is looked at here. */
const withoutBundleDigest = (text: string): string =>
  text.replace(/newest record of .+, \d+ days? after the last change of this one, `sha256:[0-9a-f]{64}`/u, '…');

const known = (over: Partial<CveDetail>): IntelligenceView => ({
  info: bundle.info,
  findCve: () => ({ ...aFinding(anSshService()).cve, ...over }),
  findAffected: () => [],
});

describe('mitigation steps', () => {
  it.each(['CVE-2018-14847', 'CVE-2023-38408', 'CVE-2024-6387'])('of %s look as they always did', async (cveId) => {
    const { mitigation } = await getMitigationSteps(asking(), { cveId: cveId.toLowerCase() });
    await expect(withoutBundleDigest(mitigation)).toMatchFileSnapshot(`./mitigation-${cveId}.md`);
  });

  it('name no fixed version that the record does not name, for any CVE of the baseline', async () => {
    const ids = new Set<string>();
    for (const key of bundle.productKeys()) {
      const [part = '', vendor = '', product = ''] = key.split(':');
      const rest = { version: '*', update: '*', edition: '*', language: '*', swEdition: '*' };
      const name = { part, vendor, product, ...rest, targetSw: '*', targetHw: '*', other: '*' };
      for (const { cve } of bundle.findCandidates(name)) ids.add(bundle.findBrief(cve).cveId);
    }
    expect(ids.size).toBeGreaterThan(100);
    let told = 0;
    for (const cveId of ids) {
      const { mitigation } = await getMitigationSteps(asking(), { cveId });
      const ends = bundle
        .findAffected(cveId)
        .flatMap(({ matches }) => matches.map(({ range }) => range?.endExcluding?.replaceAll('\\', '')));
      const fixed = [...mitigation.matchAll(/^\| .+ \| .+ \| (.+) \|$/gmu)].map(([, version]) => version);
      for (const version of fixed.slice(2)) {
        if (version === 'not stated in the record') continue;
        told += 1;
        expect(ends, `${cveId} ${version}`).toContain(version);
      }
      expect(mitigation).toContain('without a language model');
    }
    expect(told).toBeGreaterThan(50);
  });

  it('say so when a CVE was rejected, and when nothing is known of products or scores', async () => {
    const rejected = await getMitigationSteps(asking(known({ status: 'rejected', description: 'A *mistake*.' })), {
      cveId: 'CVE-2023-38408',
    });
    expect(rejected.mitigation).toContain('## Rejected');
    expect(rejected.mitigation).toContain('A \\*mistake\\*.');
    expect(rejected.mitigation).not.toContain('## What to do');
    const bare = known({ score: null, severity: null, vector: null, cvssVersion: null, epss: null });
    const { mitigation } = await getMitigationSteps(asking(bare), { cveId: 'CVE-2023-38408' });
    expect(mitigation).toContain('Score: none yet');
    expect(mitigation).toContain('The record names no product');
    expect(mitigation).toContain('gives a fixed version, so none is named here');
  });

  it('name no release of RouterOS that is known to be bad, and say which one comes next and why', async () => {
    const within = (startIncluding: string, endExcluding: string) => ({
      version: '*',
      attributes: undefined,
      range: { startIncluding, endExcluding },
    });
    const product = 'o:mikrotik:routeros';
    const matches = [within('7.0.0', '7.23.4'), within('7.24', '7.24.2')];
    const ssh: IntelligenceView = { ...known({}), findAffected: () => [{ product, matches, onlyWith: [] }] };
    const { mitigation } = await getMitigationSteps(asking(ssh), { cveId: 'CVE-2026-67279' });
    expect(mitigation).toContain(
      '- where from 7.0.0, before 7.23.4: 7.23.5 or newer, not 7.23.4: IPv6 DHCP stops working.',
    );
    expect(mitigation).toContain('- where from 7.24, before 7.24.2: 7.24.2 or newer\n');
    expect(mitigation).not.toContain('7.23.4 or newer');
  });

  it('let no markup of a feed through', async () => {
    const hostile = known({
      description: '<img src=x> [a](javascript:1) | `b`',
      references: [{ url: 'javascript:alert(1)' }, { url: 'https://example.org/> <b>', name: '<b>|' }],
    });
    const { mitigation } = await getMitigationSteps(asking(hostile), { cveId: 'CVE-2023-38408' });
    expect(mitigation).not.toMatch(/(?<!\\)<(?!https?:)/u);
    expect(mitigation).not.toMatch(/(?<!\\)\[a/u);
    expect(markdownLink('https://example.org/a?b=c#d')).toBe('<https://example.org/a?b=c#d>');
    expect(markdownText('a_b|c')).toBe('a\\_b\\|c');
  });

  it('may be followed by the words of a language model, and stand alone where it says too much', async () => {
    const questions: AdviceQuestion[] = [];
    const asked = async (written: string | undefined) => {
      const write = async (question: AdviceQuestion) => {
        questions.push(question);
        return written;
      };
      const context = { ...asking(), adviceWriter: { model: 'small-model', write } };
      return getMitigationSteps(context, { cveId: 'CVE-2018-14847' });
    };
    const alone = await getMitigationSteps(asking(), { cveId: 'CVE-2018-14847' });
    const followed = await asked('Upgrade the router, and let nobody reach WinBox.');
    expect(followed.model).toBe('small-model');
    expect(followed.mitigation.startsWith(alone.mitigation)).toBe(true);
    expect(followed.mitigation.slice(alone.mitigation.length)).toContain('let nobody reach WinBox');
    expect(questions[0]).toEqual({
      cveId: 'CVE-2018-14847',
      recordDigest: bundle.findCve('CVE-2018-14847')?.recordDigest,
      ground: alone.mitigation,
    });
    expect(alone.model).toBeNull();
    expect(await asked(undefined)).toEqual(alone);
    expect(await asked('Upgrade to 9.99.9.')).toEqual(alone);
  });

  it('refuse what is no id and what nobody knows', async () => {
    for (const cveId of ['CVE-1', 'GHSA-1234', '', 'CVE-2021-44228 ']) {
      await expect(getMitigationSteps(asking(), { cveId })).rejects.toMatchObject({ code: 'cve_id_malformed' });
    }
    await expect(getMitigationSteps(asking(), { cveId: 'CVE-1999-9999999' })).rejects.toMatchObject({
      kind: 'not_found',
      code: 'cve_not_found',
    });
    await expect(getMitigationSteps(asking(bundle, []), { cveId: 'CVE-2018-14847' })).rejects.toMatchObject({
      code: 'missing_scope',
    });
  });
});
