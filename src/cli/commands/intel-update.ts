import { loadSettings } from '../../config/settings.ts';
import { updateIntelligenceBundle } from '../../operations/intelligence/update-intelligence-bundle.ts';
import { printableText } from '../../support/printable-text.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { bundleInfoJson } from '../intel/bundle-info-json.ts';
import { writeAll } from '../write-out.ts';

export interface IntelUpdateArguments {
  readonly feed?: readonly string[];
  readonly from?: string;
  readonly out?: string;
}

/** `sitewarden intel update`: exits with 1 when a feed or the build failed; what stands then still works. */
export async function runIntelUpdate(
  args: IntelUpdateArguments,
  io: CliStreams,
  signal: AbortSignal,
): Promise<number> {
  const { feedDirectory, bundleFile, feedPlaces, proxy, nvdApiKey } = loadSettings().intelligence;
  const live = io.stderr.isTTY === true;
  const outcome = await updateIntelligenceBundle({
    feedDirectory,
    out: args.out ?? bundleFile,
    places: feedPlaces,
    only: args.feed ?? [],
    from: args.from,
    proxy,
    nvdApiKey,
    signal,
    onProgress: (text) =>
      live && io.stderr.write(`\r\u001b[K${printableText(text, (io.stderr.columns ?? 80) - 1)}`),
  });
  if (live) io.stderr.write('\r\u001b[K');
  for (const { name, error } of outcome.feeds) {
    if (error !== null) await writeAll(io.stderr, `${name}: ${printableText(error.message, 400)}\n`);
  }
  const { built, problem } = outcome;
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
    bundle: built === null ? null : bundleInfoJson(built),
  };
  await writeAll(io.stdout, `${JSON.stringify(summary, undefined, 2)}\n`);
  const failed = problem !== null || outcome.feeds.some(({ error }) => error !== null);
  return failed ? exitStatus.failed : exitStatus.done;
}
