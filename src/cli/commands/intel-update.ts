import { loadSettings } from '../../config/settings.ts';
import { feedAge } from '../../domain/feed-age.ts';
import { runUpdate } from '../../operations/intelligence/update-intelligence-bundle.ts';
import { systemClock } from '../../support/clock.ts';
import { printableText } from '../../support/printable-text.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { bundleInfoJson } from '../intel/bundle-info-json.ts';
import { fixesWithoutRecord } from '../intel/fixes-without-record.ts';
import { writeAll } from '../write-out.ts';

export interface IntelUpdateArguments {
  readonly feed?: readonly string[];
  readonly from?: string;
  readonly out?: string;
  /** Of the program. */
  readonly version: string;
}

/** `sitewarden intel update`: exits with 1 when a feed or the build failed; what stands then still works. */
export async function runIntelUpdate(
  args: IntelUpdateArguments,
  io: CliStreams,
  signal: AbortSignal,
): Promise<number> {
  const { feedDirectory, bundleFile, feedPlaces, proxy, nvdApiKey } = loadSettings().intelligence;
  const live = io.stderr.isTTY === true;
  const order = {
    feedDirectory,
    out: args.out ?? bundleFile,
    places: feedPlaces,
    only: args.feed ?? [],
    from: args.from,
    proxy,
    nvdApiKey,
    version: args.version,
  };
  const outcome = await runUpdate(order, {
    signal,
    onProgress: (text) =>
      live && io.stderr.write(`\r\u001b[K${printableText(text, (io.stderr.columns ?? 80) - 1)}`),
  });
  if (live) io.stderr.write('\r\u001b[K');
  for (const { name, error } of outcome.feeds) {
    if (error !== null) await writeAll(io.stderr, `${name}: ${printableText(error.message, 400)}\n`);
  }
  const { built, problem } = outcome;
  const now = systemClock.now();
  for (const { name, newestRecordAt } of built?.sources ?? []) {
    const { ageDays, allowedAgeDays, stale } = feedAge(name, newestRecordAt, now);
    if (!stale) continue;
    const words = `its newest record is ${ageDays} days old, more than ${allowedAgeDays}: its source stands still.`;
    await writeAll(io.stderr, `${name}: ${words}\n`);
  }
  const early = fixesWithoutRecord(built?.fixesWithoutRecord ?? []);
  if (early !== undefined) await writeAll(io.stderr, `${printableText(early, 600)}\n`);
  if (problem !== null) {
    const words = `The bundle was not built, the one before stays: ${problem.message}`;
    await writeAll(io.stderr, `${printableText(words, 600)}\n`);
  }
  const summary = {
    feeds: outcome.feeds.map(({ name, outcome: became, error }) => ({
      name,
      outcome: became,
      ...(error !== null && { error: error.code }),
    })),
    bundle: built === null ? null : bundleInfoJson(built, now),
  };
  await writeAll(io.stdout, `${JSON.stringify(summary, undefined, 2)}\n`);
  const failed = problem !== null || outcome.feeds.some(({ error }) => error !== null);
  return failed ? exitStatus.failed : exitStatus.done;
}
