import { loadSettings } from '../../config/settings.ts';
import { exportBundle, importBundle } from '../../operations/intelligence/exchange-intelligence-bundle.ts';
import { systemClock } from '../../support/clock.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { bundleInfoJson } from '../intel/bundle-info-json.ts';
import { writeAll } from '../write-out.ts';

export interface IntelExportArguments {
  readonly intel?: string;
  readonly sign?: string;
}

/** `sitewarden intel export FILE`: the bundle, its manifest and its signature as one file. */
export async function runIntelExport(
  out: string,
  args: IntelExportArguments,
  io: CliStreams,
  signal: AbortSignal,
): Promise<number> {
  const bundleFile = args.intel ?? loadSettings().intelligence.bundleFile;
  const manifest = await exportBundle({ bundleFile, out, signingKeyFile: args.sign, signal });
  const shown = { ...manifest, signed: args.sign !== undefined };
  await writeAll(io.stdout, `${JSON.stringify(shown, undefined, 2)}\n`);
  return exitStatus.done;
}

export interface IntelImportArguments {
  readonly out?: string;
  readonly allowOlder: boolean;
}

/** `sitewarden intel import FILE`: what `intel export` wrote takes the place of the standing bundle. */
export async function runIntelImport(
  from: string,
  args: IntelImportArguments,
  io: CliStreams,
  signal: AbortSignal,
): Promise<number> {
  const { bundleFile, feedDirectory, publicKey } = loadSettings().intelligence;
  const out = args.out ?? bundleFile;
  const { allowOlder } = args;
  const { info, signature } = await importBundle({ from, out, feedDirectory, publicKey, allowOlder, signal });
  const shown = { signature, ...bundleInfoJson(info, systemClock.now()) };
  await writeAll(io.stdout, `${JSON.stringify(shown, undefined, 2)}\n`);
  return exitStatus.done;
}
