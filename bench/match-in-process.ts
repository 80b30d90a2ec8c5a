/**
 * How many identities matching judges in a second inside the process: from the text of a CPE to its verdicts, as
 * `sitewarden match` asks for them, without printing. Seconds are CPU time of the one thread that judges.
 * Usage: node bench/match-in-process.ts BUNDLE [identities]. Bars: 100,000 over products drawn at random, 30,000 over a
 * realistic inventory. Each is asked once to warm up and once, with newly drawn identities, to measure.
 */
import { parseCpeName } from '../src/domain/cpe-name.ts';
import { openBundle } from '../src/intelligence/bundle/open-bundle.ts';
import { createCpeJudge, type JudgedCve } from '../src/operations/matching/create-cpe-judge.ts';
import { drawCpe, readProducts } from './match/products-of-bundle.ts';
import { randomNumbers } from './match/random-numbers.ts';
import { drawInventoryCpe } from './match/realistic-inventory.ts';

const [bundlePath, count = '200000'] = process.argv.slice(2);
if (bundlePath === undefined) throw new Error('Usage: node bench/match-in-process.ts BUNDLE [identities]');
const random = randomNumbers(20_261_124);
const bundle = openBundle(bundlePath);
const products = readProducts(bundle);

measure(`${products.length} products, drawn at random`, 100_000, () => drawCpe(products, random));
measure('a realistic inventory', 30_000, () => drawInventoryCpe(random));
bundle.close();

function measure(what: string, bar: number, draw: () => string): void {
  const judge = createCpeJudge<JudgedCve>(bundle, false, {
    once: (judged) => judged,
    shared: (judged) => judged,
    compact: (verdicts) => verdicts,
  });
  const first = askAll(judge, drawMany(draw));
  const warm = askAll(judge, drawMany(draw));
  console.log(
    `${what}: ${words(warm.rate)} identities/s warm (bar ${words(bar)}), ${words(first.rate)} cold` +
      `; ${(warm.verdicts / Number(count)).toFixed(1)} CVEs each, ${Math.round(process.memoryUsage.rss() / 1e6)} MB resident`,
  );
}

/** As they come from a file or the network: each of one piece, not a sum of pieces that the first look puts together. */
function drawMany(draw: () => string): string[] {
  return Array.from({ length: Number(count) }, () => Buffer.from(draw()).toString('latin1'));
}

function askAll(
  judge: (name: NonNullable<ReturnType<typeof parseCpeName>>) => readonly JudgedCve[],
  texts: readonly string[],
): { rate: number; verdicts: number } {
  let verdicts = 0;
  const started = cpuMicroseconds();
  for (const text of texts) {
    const name = parseCpeName(text);
    if (name !== undefined) verdicts += judge(name).length;
  }
  const used = cpuMicroseconds() - started;
  return { rate: (texts.length / used) * 1e6, verdicts };
}

function cpuMicroseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

function words(rate: number): string {
  return Math.round(rate).toLocaleString('en');
}
