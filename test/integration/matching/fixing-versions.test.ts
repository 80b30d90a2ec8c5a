import { expect, it } from 'vitest';
import { parseCpeName } from '../../../src/domain/cpe-name.ts';
import { judgeVersions } from '../../../src/matching/fixing-versions.ts';
import { bundleOf, configuration, cpe, node, record, vulnerable } from './bundle-of.ts';

it('judges a version once, however often it is asked: hundreds of CVEs have hundreds of versions', async () => {
  const records = Array.from({ length: 40 }, (_, at) =>
    record(`CVE-2030-${1000 + at}`, [
      configuration('OR', [node('OR', [vulnerable('a:acme:app', { endExcluding: `2.${at}.1` })])]),
    ]),
  );
  const bundle = await bundleOf(records);
  const cveIds = new Set(records.map(({ cveId }) => cveId));
  const judge = judgeVersions(bundle, parseCpeName(cpe('a:acme:app:1.0'))!, cveIds, []);
  expect(judge.stated).toHaveLength(40);
  for (const [at, version] of judge.stated.entries()) {
    expect(judge.remaining(version)).toHaveLength(39 - at);
    expect(judge.remaining(version)).toBe(judge.remaining(version));
  }
  bundle.close();
});
