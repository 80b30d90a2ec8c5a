import { parseCpeName } from '../../domain/cpe-name.ts';
import {
  openIntelligence,
  type IntelligenceBundle,
} from '../../operations/intelligence/open-intelligence.ts';
import { cpeToJudge } from '../../operations/matching/cpe-to-judge.ts';
import { createCpeJudge } from '../../operations/matching/create-cpe-judge.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { errorJson } from '../error-json.ts';
import { createByteArena, joinRuns } from '../match/byte-arena.ts';
import { createChunkedOutput, type ChunkedOutput, type OutputPiece } from '../match/chunked-output.ts';
import { verdictJson } from '../match/verdict-json.ts';
import { readLineBatches } from '../read-lines.ts';

export interface MatchArguments {
  readonly cpe?: readonly string[];
  readonly stdin?: boolean;
  readonly all?: boolean;
  readonly intel?: string;
}

const maxLineBytes = 4096;

/**
 * `sitewarden match`: one JSON line for each CPE name, in their order. A line that is no CPE name gives a line
 * with `error` and does not end the run. The status is 0, or 2 when a name given as an argument is none.
 */
export async function runMatch(args: MatchArguments, io: CliStreams): Promise<number> {
  const given = args.cpe ?? [];
  if (given.length === 0 && args.stdin !== true) {
    throw new SitewardenError('usage', 'nothing_to_match', 'Give --cpe CPE…, --stdin, or both.');
  }
  const bundle = await openIntelligence(args.intel);
  try {
    const output = createChunkedOutput(io.stdout);
    const answer = createLineAnswerer(bundle, args.all === true, output);
    for (const text of given) await answer(text.trim(), text.length > maxLineBytes);
    if (args.stdin === true) await answerStream(io, answer, output);
    await output.flush();
  } finally {
    bundle.close();
  }
  return given.every((text) => parseCpeName(text.trim()) !== undefined)
    ? exitStatus.done
    : exitStatus.badUsage;
}

/** Writes the line that answers a line; a promise when the reader must be waited for. */
type LineAnswerer = (text: string, overlong: boolean) => Promise<void> | undefined;

async function answerStream(io: CliStreams, answer: LineAnswerer, output: ChunkedOutput): Promise<void> {
  for await (const batch of readLineBatches(io.stdin, maxLineBytes)) {
    for (const line of batch) {
      const text = line.text.trim();
      const waiting = text === '' ? undefined : answer(text, line.overlong);
      if (waiting !== undefined) await waiting;
    }
    // Whoever types or pipes line by line gets each answer at once.
    await output.flush();
  }
}

function createLineAnswerer(bundle: IntelligenceBundle, all: boolean, output: ChunkedOutput): LineAnswerer {
  const keep = createByteArena();
  const judge = createCpeJudge<OutputPiece>(bundle, all, {
    once: verdictJson,
    shared: (judged) => keep(verdictJson(judged)),
    compact: joinRuns,
  });
  return (text, overlong) => {
    const name = cpeToJudge(overlong ? '' : text);
    if (name instanceof SitewardenError) {
      const line = { cpe: overlong ? text.slice(0, 200) : text, error: errorJson(name) };
      return output.write(`${JSON.stringify(line)}\n`);
    }
    const [first, ...others] = judge(name);
    const head = `{"cpe":${JSON.stringify(text)},"verdicts":[`;
    if (first === undefined) return output.write(`${head}]}\n`);
    return writeAll(output, [head, withoutComma(first), ...others, ']}\n']);
  };
}

/** Each verdict brings the comma before it; the first has none. */
function withoutComma(piece: OutputPiece): OutputPiece {
  return typeof piece === 'string' ? piece.slice(1) : { ...piece, from: piece.from + 1 };
}

function writeAll(
  output: ChunkedOutput,
  pieces: readonly OutputPiece[],
  from = 0,
): Promise<void> | undefined {
  for (let at = from; at < pieces.length; at += 1) {
    const waiting = output.write(pieces[at] ?? '');
    if (waiting !== undefined) return waiting.then(() => writeAll(output, pieces, at + 1));
  }
  return undefined;
}
