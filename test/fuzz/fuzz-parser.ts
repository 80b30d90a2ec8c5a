import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Epss } from '../../src/domain/intelligence-view.ts';
import type { VulnerabilityRecord } from '../../src/domain/vulnerability-record.ts';
import { openBundleDatabase } from '../../src/intelligence/bundle/open-bundle.ts';
import { writeBundle } from '../../src/intelligence/bundle/write-bundle.ts';
import { defaultReadingLimits, type ReadingLimits } from '../../src/intelligence/reading/reading-limits.ts';
import { SetAsideList } from '../../src/intelligence/reading/set-aside.ts';
import { SitewardenError } from '../../src/support/sitewarden-error.ts';
import type { FeedParser, ParsedFeed } from './feed-parsers.ts';
import { drawFrom, mutate } from './mutate.ts';

export interface FuzzFigures {
  readonly inputs: number;
  /** Inputs that gave something, that had something set aside, and that were refused as a whole. */
  readonly read: number;
  readonly setAside: number;
  readonly refused: number;
  readonly bundles: number;
  /** Of the processor, so that a busy machine makes no input slow. */
  readonly slowestMs: number;
  /** Growth of the memory in use, MiB, after the first inputs. */
  readonly grownMib: number;
}

const inputsOfBundle = 250;

/**
 * Gives `inputs` changed inputs to a parser, from the same `seed` always the same, and writes and reads a bundle of what
 * came out now and then. Throws an Error that names the number of the input, and keeps that input's file, when anything
 * but a SitewardenError was thrown or one took more than `longestMs` of the processor.
 */
export async function fuzzParser(
  parser: FeedParser,
  {
    inputs,
    seed = 1,
    longestMs,
  }: { readonly inputs: number; readonly seed?: number; readonly longestMs: number },
): Promise<FuzzFigures> {
  const folder = mkdtempSync(join(tmpdir(), `sitewarden-fuzz-${parser.name}-`));
  const path = join(folder, parser.file);
  const figures = { inputs, read: 0, setAside: 0, refused: 0, bundles: 0, slowestMs: 0, grownMib: 0 };
  let gathered: ParsedFeed[] = [];
  let heapAtStart = 0;
  for (let number = 0; number < inputs; number += 1) {
    const draw = drawFrom(seed * 1_000_003 + number);
    writeFileSync(path, mutate(parser.seeds, draw));
    const from = process.cpuUsage();
    try {
      const outcome = await readOnce(parser, path);
      if (outcome === 'refused') figures.refused += 1;
      else {
        if (outcome.parsed.pieces > 0) figures.read += 1;
        if (outcome.setAside > 0) figures.setAside += 1;
        gathered.push(outcome.parsed);
      }
      if (number % inputsOfBundle === inputsOfBundle - 1 || number === inputs - 1) {
        await throughBundle(gathered);
        figures.bundles += 1;
        gathered = [];
        if (heapAtStart === 0) heapAtStart = process.memoryUsage().heapUsed;
      }
    } catch (cause) {
      throw new Error(`${parser.name}: input ${number} of seed ${seed}, kept at ${path}: ${String(cause)}`, {
        cause,
      });
    }
    const { user, system } = process.cpuUsage(from);
    const took = Math.round((user + system) / 1000);
    figures.slowestMs = Math.max(figures.slowestMs, took);
    if (took > longestMs)
      throw new Error(`${parser.name}: input ${number} of seed ${seed}, kept at ${path}, took ${took} ms`);
  }
  rmSync(folder, { recursive: true });
  figures.grownMib = Math.round((process.memoryUsage().heapUsed - heapAtStart) / 1024 / 1024);
  return figures;
}

/** What one file gives: something, however little, with what was set aside, or a clear refusal. */
export async function readOnce(
  parser: FeedParser,
  path: string,
  limits: ReadingLimits = defaultReadingLimits,
): Promise<{ readonly parsed: ParsedFeed; readonly setAside: number } | 'refused'> {
  const setAside = new SetAsideList();
  try {
    const parsed = await parser.read(path, setAside, limits);
    const silent = setAside.kept.find(({ reason }) => reason.trim() === '');
    if (silent !== undefined) throw new Error(`set aside without a reason: ${JSON.stringify(silent)}`);
    return { parsed, setAside: setAside.count };
  } catch (error) {
    if (error instanceof SitewardenError && error.kind !== 'internal') return 'refused';
    throw error;
  }
}

/** What no parser may let through: something that a bundle cannot be written of, or read from. */
async function throughBundle(gathered: readonly ParsedFeed[]): Promise<void> {
  const database = new DatabaseSync(':memory:');
  const records = gathered.flatMap((parsed): readonly VulnerabilityRecord[] => parsed.records ?? []);
  const kev = new Map(gathered.flatMap((parsed) => [...(parsed.kev ?? [])]));
  const epss = new Map<string, Epss>(gathered.flatMap((parsed) => [...(parsed.epss ?? [])]));
  const feedContent = new Map(gathered.flatMap((parsed) => [...(parsed.feedContent ?? [])]));
  await writeBundle(database, {
    kind: 'full',
    records,
    damaged: () => 0,
    kev,
    epss,
    feedContent,
    sources: [],
  });
  const bundle = openBundleDatabase(database);
  bundle.verify();
  for (const { cveId } of records) {
    bundle.findCve(cveId);
    bundle.findAffected(cveId);
  }
  bundle.routerOs.findBranch('o:mikrotik:routeros', '7.99.2');
  for (const name of feedContent.keys()) {
    if (name.startsWith('recog/')) bundle.fingerprints.forText(name.slice('recog/'.length));
    if (name === 'oui/assignments') bundle.makers.findMaker('AABBCC');
    if (name.startsWith('debian/'))
      bundle.findDistributionFix(name.slice('debian/'.length), 'CVE-2030-1', 'sid');
  }
  bundle.close();
}
