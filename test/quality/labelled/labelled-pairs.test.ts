import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { matchCpes, runSitewarden } from '../reference/run-sitewarden.ts';
import pairs from './pairs.json' with { type: 'json' };

const Pairs = z.record(
  z.string(),
  z.array(z.tuple([z.string(), z.string(), z.enum(['affected', 'not_affected'])])),
);
const labelled = Object.entries(Pairs.parse(pairs)).flatMap(([product, rows]) =>
  rows.map(([version, cveId, label]) => {
    const [plain, update = '*'] = version.split(' ');
    return { product, cveId, label, cpe: `cpe:2.3:${product}:${plain}:${update}:*:*:*:*:*:*` };
  }),
);
/** 0.98 is wanted of both; what was reached is not given up again, and goes up where it rises. */
const reached = { baseline: 1, feeds: 0.995 };
const feeds = '../shared/feeds';
const required = process.env['SITEWARDEN_REQUIRE_FEEDS'] !== undefined;
const scratch = mkdtempSync(join(tmpdir(), 'sitewarden-labelled-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Of what is called affected, how much is; of what is affected, how much is called so. */
async function measure(what: string, bundle?: string) {
  const lines = await matchCpes(
    labelled.map(({ cpe }) => cpe),
    bundle,
  );
  const called = labelled.map(
    ({ cveId }, at) =>
      lines[at]?.verdicts.some((one) => one.cve_id === cveId && one.verdict === 'affected') ?? false,
  );
  const count = (label: string, isCalled: boolean) =>
    labelled.filter((pair, at) => pair.label === label && called[at] === isCalled).length;
  const right = count('affected', true);
  const precision = right / (right + count('not_affected', true));
  const recall = right / (right + count('affected', false));
  const wrong = labelled.filter((pair, at) => (pair.label === 'affected') !== called[at]);
  console.log(
    `${what}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} over ${labelled.length} pairs`,
  );
  for (const { cpe, cveId, label } of wrong) console.log(`  ${cpe} is ${label} by ${cveId}`);
  return { precision, recall };
}

describe('verdicts on pairs that were labelled by hand', () => {
  it('are pairs enough, of RouterOS and ten other products', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(300);
    expect(Object.keys(pairs).length).toBeGreaterThan(10);
    expect(new Set(labelled.map(({ cpe, cveId }) => `${cpe} ${cveId}`)).size).toBe(labelled.length);
  });

  it('are right with the baseline', async () => {
    const { precision, recall } = await measure('baseline');
    expect(precision).toBeGreaterThanOrEqual(reached.baseline);
    expect(recall).toBeGreaterThanOrEqual(reached.baseline);
  });

  it('are right with the feeds', async ({ skip }) => {
    if (!required) skip(!existsSync(`${feeds}/nvd`), `there are no feeds in ${feeds}`);
    const bundle = join(scratch, 'labelled.bundle');
    const of = (path: string) => join(feeds, path);
    const listed = ['--cve-list', of('mikrotik/cve-5.x-mikrotik.jsonl'), '--overlay', of('overlay')];
    await runSitewarden(['intel', 'build', '--nvd', of('nvd'), ...listed, '--out', bundle]);
    const { precision, recall } = await measure('feeds', bundle);
    expect(precision).toBeGreaterThanOrEqual(reached.feeds);
    expect(recall).toBeGreaterThanOrEqual(reached.feeds);
  });
});
