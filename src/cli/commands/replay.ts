import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import type { ScanDifference } from '../../operations/scans/compare-scan-json.ts';
import { replayScan } from '../../operations/scans/replay-scan.ts';
import { printableText } from '../../support/printable-text.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { readBodyFile } from '../remote/read-body-file.ts';
import { writeAll } from '../write-out.ts';

export interface ReplayArguments {
  readonly file: string;
  readonly intel?: string;
  readonly otherIntelligence: boolean;
}

/**
 * `sitewarden replay`: judges the observations in a scan's JSON again. The status is 0 when everything is the same, 3
 * when something differs.
 */
export async function runReplay(args: ReplayArguments, io: CliStreams): Promise<number> {
  const given = await readBodyFile(args.file, io);
  const bundle = await openIntelligence(args.intel);
  try {
    const { differences, findings, digest } = replayScan(bundle, given, args.otherIntelligence);
    if (differences.length === 0) {
      await writeAll(io.stdout, `identical: ${findings} findings, intelligence ${digest}\n`);
      return exitStatus.done;
    }
    await writeAll(io.stdout, `${differences.map(lineOf).join('\n')}\n`);
    return exitStatus.findingsAtOrAbove;
  } finally {
    bundle.close();
  }
}

function lineOf({ kind, what, fields }: ScanDifference): string {
  const named = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
  return printableText(`${kind}: ${what}${named}`, 400);
}
