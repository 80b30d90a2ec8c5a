import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { collectCves } from './reference/collect-cves.ts';
import { collectProducts } from './reference/collect-products.ts';
import type { Product } from './reference/collect-products.ts';
import { compareAnswers, describeDisagreement } from './reference/compare-answers.ts';
import { drawVersions } from './reference/draw-versions.ts';
import { findAffected } from './reference/find-affected.ts';
import { listNvdFiles } from './reference/nvd-records.ts';
import type { NvdCve } from './reference/nvd-records.ts';
import { matchCpes, runSitewarden } from './reference/run-sitewarden.ts';
import { drawFrom, drawSome, seededRandom } from './reference/seeded-random.ts';

const feeds = '../shared/feeds/nvd';
const required = process.env['SITEWARDEN_REQUIRE_FEEDS'] !== undefined;
const seed = Number(process.env['SITEWARDEN_QUALITY_SEED'] ?? Date.now() % 0x1_0000_0000);
const ready = process.env['SITEWARDEN_QUALITY_BUNDLE'];
const years = process.env['SITEWARDEN_QUALITY_YEARS']?.split(',');
const wanted = { uniformProducts: 2000, busyProducts: 60, versionsEach: 3, versionsOfBusy: 12 };
/** Asked every time: products whose versions have an order of their own beyond plain numbers. */
const always = ['a:nodejs:node.js', 'a:grafana:grafana', 'a:openbsd:openssh', 'a:debian:devscripts'];
/** RouterOS is not read to the letter but by its branches (ADR 17); its own tests hold it. */
const readOtherwise = /:(?:mikrotik|microtik):routeros$/u;
const scratch = mkdtempSync(join(tmpdir(), 'sitewarden-quality-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('matching against a brute-force reading of the NVD files', () => {
  it('agrees on every CVE of every drawn product and version', async ({ skip }) => {
    if (!required) skip(!existsSync(feeds), `there are no NVD files in ${feeds}`);
    console.log(`seed ${seed} (SITEWARDEN_QUALITY_SEED repeats it)`);
    const files = chosenFiles();
    const bundle = ready ?? join(scratch, 'nvd.intel');
    if (ready === undefined)
      await runSitewarden(['intel', 'build', '--nvd', folderOf(files), '--out', bundle]);
    const random = seededRandom(seed);
    const cvesOf = collectCves(files, drawProducts(random, collectProducts(files)));
    const asked = [...cvesOf].flatMap(([product, cves]) => ask(random, product, cves));
    const lines = await matchCpes(
      asked.map(({ cpe }) => cpe),
      bundle,
    );
    const result = compareAll(
      asked,
      lines.map(({ verdicts }) => affectedIds(verdicts)),
    );
    console.log(
      `${asked.length} pairs of ${cvesOf.size} products: ${result.agreed} affected CVEs agreed, ` +
        `${result.notComparable} not comparable, ${result.described.length} disagreements`,
    );
    expect(result.described.slice(0, 50)).toEqual([]);
    expect(result.described).toHaveLength(0);
    expect(lines.map(({ cpe }) => cpe)).toEqual(asked.map(({ cpe }) => cpe));
    expect(asked.length).toBeGreaterThanOrEqual(5000);
    expect(result.agreed).toBeGreaterThan(asked.length / 2);
    expect(result.notComparable).toBeLessThan(result.agreed / 3);
  });
});

type Asked = ReturnType<typeof ask>[number];

function ask(random: () => number, product: Product, cves: NvdCve[]) {
  const count = product.cveCount > 50 || isAlways(product) ? wanted.versionsOfBusy : wanted.versionsEach;
  return drawVersions(random, product, cves, count).map((version) => ({
    cpe: `cpe:2.3:${product.written}:${version}:*:*:*:*:*:*:*`,
    query: { part: product.part, vendor: product.vendor, product: product.product, version },
    cves,
  }));
}

/** Products drawn uniformly over all, and busy ones on top, whose records have the richest logic. */
function drawProducts(random: () => number, all: Product[]): Product[] {
  const products = all.filter(({ written }) => !readOtherwise.test(written));
  const drawn = new Set([
    ...products.filter(isAlways),
    ...drawSome(random, products, wanted.uniformProducts),
  ]);
  const busiest = products.toSorted((a, b) => b.cveCount - a.cveCount).slice(0, 1000);
  const target = drawn.size + wanted.busyProducts;
  while (busiest.length > wanted.busyProducts && drawn.size < target) drawn.add(drawFrom(random, busiest));
  return [...drawn];
}

function isAlways({ written }: Product): boolean {
  return always.includes(written);
}

function affectedIds(verdicts: { cve_id: string; verdict: string }[]): Set<string> {
  return new Set(verdicts.filter(({ verdict }) => verdict === 'affected').map((one) => one.cve_id));
}

function compareAll(asked: Asked[], answers: Set<string>[]) {
  const result = { agreed: 0, notComparable: 0, described: [] as string[] };
  asked.forEach(({ cpe, query, cves }, at) => {
    const comparison = compareAnswers(cpe, findAffected(query, cves), answers[at] ?? new Set());
    result.agreed += comparison.agreed;
    result.notComparable += comparison.notComparable;
    for (const one of comparison.disagreements) {
      const cve = cves.find(({ id }) => id === one.cveId);
      result.described.push(describeDisagreement(one, query, cve));
    }
  });
  return result;
}

function chosenFiles(): string[] {
  const all = listNvdFiles(feeds);
  return years === undefined ? all : all.filter((file) => years.some((year) => file.includes(`-${year}.`)));
}

/** The folder to build from: the feeds themselves, or links to the chosen years only. */
function folderOf(files: string[]): string {
  if (years === undefined) return feeds;
  const folder = join(scratch, 'years');
  mkdirSync(folder);
  for (const file of files) symlinkSync(join(process.cwd(), file), join(folder, basename(file)));
  return folder;
}
