/**
 * How many CPEs `sitewarden match --stdin` answers in a second, printing included, on one core.
 * Usage: node bench/match.ts BUNDLE [lines]. Both figures are the program's own wall time, start included.
 */
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBundle } from '../src/intelligence/bundle/open-bundle.ts';
import { drawCpe, readProducts, type Product } from './match/products-of-bundle.ts';
import { randomNumbers } from './match/random-numbers.ts';

const [bundlePath, lineCount = '100000'] = process.argv.slice(2);
if (bundlePath === undefined) throw new Error('Usage: node bench/match.ts BUNDLE [lines]');
const random = randomNumbers(20_261_123);
const opened = performance.now();
const bundle = openBundle(bundlePath);
const openMs = performance.now() - opened;
const products = readProducts(bundle);
bundle.close();
const most = products.toSorted((a, b) => b.cves - a.cves).slice(0, 20);

console.log(`open: ${openMs.toFixed(1)} ms; ${products.length} products`);
console.log("versions: half drawn from those the product's statements name, half random dotted numbers");
const folder = mkdtempSync(join(tmpdir(), 'sitewarden-bench-'));
try {
  await measure('products drawn at random from all', products, Number(lineCount));
  await measure(`the 20 products with the most CVEs (${most.at(-1)?.cves}–${most[0]?.cves})`, most, 10_000);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(what: string, from: readonly Product[], lines: number): Promise<void> {
  const input = join(folder, 'cpes');
  writeFileSync(input, Array.from({ length: lines }, () => `${drawCpe(from, random)}\n`).join(''));
  for (const toPipe of [false, true]) {
    const { seconds, megabytes, rssMegabytes } = await run(input, toPipe);
    const rate = Math.round(lines / seconds).toLocaleString('en');
    const target = toPipe ? 'a pipe' : '/dev/null';
    console.log(
      `${what}, to ${target}: ${rate} CPEs/s (${lines} lines, ${seconds.toFixed(2)} s` +
        `, ${toPipe ? `${megabytes.toFixed(0)} MB out` : `peak ${rssMegabytes.toFixed(0)} MB`})`,
    );
  }
}

/** Runs the command with its whole life on one core where `taskset` exists; a pipe is read by `wc -c`. */
async function run(input: string, toPipe: boolean) {
  const main = new URL('../src/main/sitewarden.ts', import.meta.url).pathname;
  const pin = hasTaskset() ? ['taskset', '-c', '0'] : [];
  const command = [...pin, process.execPath, main, 'match', '--stdin', '--intel', String(bundlePath)];
  const stdin = openSync(input, 'r');
  const sink = openSync('/dev/null', 'w');
  const started = performance.now();
  const child = toPipe
    ? spawn('sh', ['-c', '"$@" | wc -c', 'sh', ...command], { stdio: [stdin, 'pipe', 'inherit'] })
    : spawn(command[0] ?? '', command.slice(1), { stdio: [stdin, sink, 'inherit'] });
  let counted = '';
  let rss = 0;
  child.stdout?.on('data', (chunk: Buffer) => (counted += chunk.toString()));
  const watch = toPipe
    ? undefined
    : setInterval(() => (rss = Math.max(rss, residentMegabytes(child.pid))), 50);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  closeSync(stdin);
  closeSync(sink);
  if (status !== 0) throw new Error(`match ended with status ${status}`);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, megabytes: Number(counted) / 1e6, rssMegabytes: rss };
}

function residentMegabytes(pid: number | undefined): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    return 0;
  }
}

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
