import { closeSync, constants, openSync, readSync } from 'node:fs';
import { loadSettings } from '../../config/settings.ts';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { buildBaseline, buildIntelligence } from '../../operations/intelligence/build-intelligence-bundle.ts';
import { openExport } from '../../operations/intelligence/exchange-intelligence-bundle.ts';
import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import { systemClock } from '../../support/clock.ts';
import { printableText } from '../../support/printable-text.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { routerOsJson } from '../intel/router-os-json.ts';
import { bundleInfoJson } from '../intel/bundle-info-json.ts';
import { fixesWithoutRecord } from '../intel/fixes-without-record.ts';
import { writeAll } from '../write-out.ts';

export interface IntelBuildArguments {
  readonly nvd?: string;
  readonly cveList?: string;
  readonly overlay?: string;
  readonly kev?: string;
  readonly epss?: string;
  readonly recog?: string;
  readonly debian?: string;
  readonly mikrotik?: string;
  readonly endoflife?: string;
  readonly oui?: string;
  readonly baseline: boolean;
  readonly out: string;
}

/** `sitewarden intel build`: feeds (or the project's own facts) in, one bundle file out. */
export async function runIntelBuild(args: IntelBuildArguments, io: CliStreams, signal: AbortSignal) {
  const hasFeed = args.nvd !== undefined || args.cveList !== undefined;
  if (args.baseline === hasFeed) {
    throw new SitewardenError(
      'usage',
      'intel_source',
      'Give either feeds (--nvd DIR, --cve-list DIR or both) or --baseline.',
    );
  }
  const info = hasFeed ? await buildFromFeeds(args, io, signal) : await buildBaseline(args.out);
  await writeAll(io.stdout, `${JSON.stringify(bundleInfoJson(info, systemClock.now()), undefined, 2)}\n`);
  return exitStatus.done;
}

async function buildFromFeeds(
  args: IntelBuildArguments,
  io: CliStreams,
  signal: AbortSignal,
): Promise<BundleInfo> {
  const live = io.stderr.isTTY === true;
  const built = await buildIntelligence({
    ...(args.nvd === undefined ? {} : { nvdDirectory: args.nvd }),
    ...(args.cveList === undefined ? {} : { cveListDirectory: args.cveList }),
    ...(args.overlay === undefined ? {} : { overlayDirectory: args.overlay }),
    ...(args.kev === undefined ? {} : { kevFile: args.kev }),
    ...(args.epss === undefined ? {} : { epssFile: args.epss }),
    ...(args.recog === undefined ? {} : { recogDirectory: args.recog }),
    ...(args.debian === undefined ? {} : { debianFile: args.debian }),
    ...(args.mikrotik === undefined ? {} : { mikrotikDirectory: args.mikrotik }),
    ...(args.endoflife === undefined ? {} : { endOfLifeFile: args.endoflife }),
    ...(args.oui === undefined ? {} : { ouiDirectory: args.oui }),
    out: args.out,
    now: systemClock.now(),
    signal,
    onProgress: (text) => (live ? io.stderr.write(`\r\u001b[K${text}`) : true),
  });
  if (live) io.stderr.write('\r\u001b[K');
  const notes = [
    ...built.ignoredFiles.map((file) => `not a feed file, left out: ${file}`),
    ...built.setAside.map((piece) => `set aside: ${piece.file} at byte ${piece.offset}: ${piece.reason}`),
  ];
  if (built.damagedRecords > 0) {
    notes.push(
      `${built.damagedRecords} pieces were set aside: what they held is missing from this bundle. ` +
        'A file that ends too early loses all that should follow; get it again from its source.',
    );
  }
  const early = fixesWithoutRecord(built.fixesWithoutRecord);
  if (early !== undefined) notes.push(early);
  for (const note of notes) await writeAll(io.stderr, `${printableText(note, 400)}\n`);
  return built;
}

/** `sitewarden intel info FILE`: what a bundle, or an exported one, says of itself. */
export async function runIntelInfo(file: string, io: CliStreams): Promise<number> {
  if (isTar(file)) return describeExport(file, io);
  const bundle = await openIntelligence(file);
  try {
    const now = systemClock.now();
    const shown = { ...bundleInfoJson(bundle.info, now), routeros: routerOsJson(bundle.routerOs, now) };
    await writeAll(io.stdout, `${JSON.stringify(shown, undefined, 2)}\n`);
  } finally {
    bundle.close();
  }
  return exitStatus.done;
}

/** `sitewarden intel unmapped FILE`: names of the CVE List without a CPE product, one JSON line each. */
export async function runIntelUnmapped(file: string, limit: number, io: CliStreams): Promise<number> {
  const bundle = await openIntelligence(file);
  try {
    let left = limit === 0 ? Number.POSITIVE_INFINITY : limit;
    for (const { vendor, product, entries, cveIds } of bundle.unmappedNames()) {
      if (left-- <= 0) break;
      await writeAll(io.stdout, `${JSON.stringify({ vendor, product, entries, cve_ids: cveIds })}\n`);
    }
  } finally {
    bundle.close();
  }
  return exitStatus.done;
}

/** What `intel export` wrote begins with its manifest; no bundle does. */
function isTar(file: string): boolean {
  const head = Buffer.alloc(13);
  try {
    const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      readSync(opened, head, 0, head.length, 0);
    } finally {
      closeSync(opened);
    }
  } catch {
    return false;
  }
  return head.toString('latin1') === 'manifest.json';
}

async function describeExport(file: string, io: CliStreams): Promise<number> {
  const opened = await openExport(file, loadSettings().intelligence.publicKey);
  await opened.file.close();
  const shown = { signature: opened.signature, ...opened.manifest };
  await writeAll(io.stdout, `${JSON.stringify(shown, undefined, 2)}\n`);
  return exitStatus.done;
}
